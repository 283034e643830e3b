import { CHANGE_RULES, compareReports } from "../../preview/compare";
import type { ResourceEntry } from "../../preview/report/document";
import { entry, report } from "./fixtures/report";

const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
type Inputs = Readonly<Record<string, unknown>>;

function impacts(
  before: readonly ResourceEntry[],
  after: readonly ResourceEntry[],
): readonly string[] {
  const compared = compareReports(
    report([], { resources: before }),
    report([], { resources: after }),
    [],
  );
  return compared.comparison?.impacts.map(({ rule }) => rule) ?? [];
}

const resource = (type: string, inputs: Inputs, overrides: Partial<ResourceEntry> = {}) =>
  entry(type, "main", { inputs, ...overrides });

const CLUSTER = "aws:eks/cluster:Cluster";
const KEY = "aws:kms/key:Key";
const VAULT = "aws:backup/vault:Vault";
const BUCKET = "aws:s3/bucket:Bucket";
const LOG_GROUP = "aws:cloudwatch/logGroup:LogGroup";
const FILE_SYSTEM = "aws:efs/fileSystem:FileSystem";
const REPOSITORY = "aws:ecr/repository:Repository";
const AUTHORITY = "aws:acmpca/certificateAuthority:CertificateAuthority";
const TLS_KEY = "tls:index/privateKey:PrivateKey";
const NAMESPACE = "kubernetes:core/v1:Namespace";
const LOCK = "aws:backup/vaultLockConfiguration:VaultLockConfiguration";
const OBJECT_LOCK = "aws:s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration";

const vpcConfig = (inputs: Inputs) => ({ vpcConfig: inputs });
const accessConfig = (inputs: Inputs) => ({ accessConfig: inputs });
const network = (inputs: Inputs) => ({ kubernetesNetworkConfig: inputs });
const encryption = (keyArn: string) => ({
  encryptionConfig: { provider: { keyArn }, resources: ["secrets"] },
});

/** Rule, type, inputs before and after. */
const CHANGES: readonly (readonly [string, string, Inputs, Inputs])[] = [
  ["cluster-name", CLUSTER, { name: "a" }, { name: "b" }],
  ["resource-region", CLUSTER, { region: "eu-west-1" }, { region: "eu-north-1" }],
  ["cluster-role", CLUSTER, { roleArn: "arn:a" }, { roleArn: "arn:b" }],
  [
    "cluster-service-network",
    CLUSTER,
    network({ serviceIpv4Cidr: "172.20.0.0/16" }),
    network({ serviceIpv4Cidr: "10.100.0.0/16" }),
  ],
  ["cluster-ip-family", CLUSTER, {}, network({ ipFamily: "ipv6" })],
  [
    "cluster-creator-admin",
    CLUSTER,
    accessConfig({ bootstrapClusterCreatorAdminPermissions: false }),
    accessConfig({}),
  ],
  ["cluster-bootstrap-addons", CLUSTER, {}, { bootstrapSelfManagedAddons: false }],
  ["cluster-encryption-removed", CLUSTER, encryption("arn:a"), {}],
  ["cluster-encryption-key", CLUSTER, encryption("arn:a"), encryption("arn:b")],
  ["cluster-encryption-added", CLUSTER, {}, encryption(UNKNOWN)],
  ["cluster-authentication-mode", CLUSTER, {}, accessConfig({ authenticationMode: "API" })],
  [
    "cluster-authentication-mode-back",
    CLUSTER,
    accessConfig({ authenticationMode: "API" }),
    accessConfig({ authenticationMode: "API_AND_CONFIG_MAP" }),
  ],
  [
    "cluster-egress-mode",
    CLUSTER,
    vpcConfig({}),
    vpcConfig({ controlPlaneEgressMode: "CUSTOMER_ROUTED" }),
  ],
  [
    "cluster-egress-mode-back",
    CLUSTER,
    vpcConfig({ controlPlaneEgressMode: "CUSTOMER_ROUTED" }),
    vpcConfig({}),
  ],
  [
    "cluster-subnets",
    CLUSTER,
    vpcConfig({ subnetIds: ["subnet-1", "subnet-2"] }),
    vpcConfig({ subnetIds: ["subnet-1", "subnet-3"] }),
  ],
  ["cluster-outpost", CLUSTER, {}, { outpostConfig: { outpostArns: ["arn:a"] } }],
  [
    "cluster-compute-role",
    CLUSTER,
    { computeConfig: { nodeRoleArn: "arn:a" } },
    { computeConfig: { nodeRoleArn: "arn:b" } },
  ],
  ["cluster-version", CLUSTER, { version: "1.34" }, { version: "1.35" }],
  ["cluster-deletion-protection", CLUSTER, { deletionProtection: true }, {}],
  ["kms-key-replaced", KEY, {}, { multiRegion: true }],
  ["backup-vault-replaced", VAULT, { kmsKeyArn: "arn:a" }, { kmsKeyArn: "arn:b" }],
  ["backup-vault-locked", LOCK, {}, { changeableForDays: 3 }],
  [
    "object-lock-compliance",
    OBJECT_LOCK,
    { rule: { defaultRetention: { mode: "GOVERNANCE", days: 1 } } },
    { rule: { defaultRetention: { mode: "COMPLIANCE", days: 1 } } },
  ],
  ["bucket-replaced", BUCKET, { bucket: "a" }, { bucket: "b" }],
  ["log-group-replaced", LOG_GROUP, { name: "a" }, { name: "b" }],
  ["log-retention-shortened", LOG_GROUP, {}, { retentionInDays: 365 }],
  ["file-system-replaced", FILE_SYSTEM, {}, { encrypted: true }],
  ["repository-replaced", REPOSITORY, { name: "a" }, { name: "b" }],
  ["authority-replaced", AUTHORITY, {}, { usageMode: "SHORT_LIVED_CERTIFICATE" }],
  ["private-key-replaced", TLS_KEY, { algorithm: "RSA" }, { algorithm: "ECDSA" }],
  ["namespace-replaced", NAMESPACE, { metadata: { name: "a" } }, { metadata: { name: "b" } }],
  ["log-group-protection-removed", LOG_GROUP, { deletionProtectionEnabled: true }, {}],
  ["force-destroy-set", BUCKET, {}, { forceDestroy: true }],
  ["vpc-replaced", "aws:ec2/vpc:Vpc", { cidrBlock: "10.0.0.0/16" }, { cidrBlock: "10.1.0.0/16" }],
  [
    "subnet-replaced",
    "aws:ec2/subnet:Subnet",
    { availabilityZone: "eu-west-1a" },
    { availabilityZone: "eu-west-1b" },
  ],
  ["provider-region", "pulumi:providers:aws", { region: "eu-west-1" }, { region: "eu-north-1" }],
];

const DELETIONS = CHANGE_RULES.filter(({ on }) => on === "delete").flatMap(({ id, types }) =>
  types.map((type) => [id, type] as const),
);

test("every rule has a case here, an id of its own, types, and says what happens and who says so", () => {
  const options = ["protection-removed", "retention-removed"];
  const covered = [...CHANGES.map(([id]) => id), ...DELETIONS.map(([id]) => id), ...options];
  const ids = CHANGE_RULES.map(({ id }) => id);
  expect([...new Set(covered)].sort()).toEqual([...ids].sort());
  expect(new Set(ids).size).toBe(ids.length);
  for (const { id, types, paths = [], on, consequence, source } of CHANGE_RULES) {
    expect(id).toMatch(/^[a-z]+(-[a-z]+)+$/);
    expect(types.length).toBeGreaterThan(0);
    expect([id, paths.length > 0]).toEqual([id, on === "change"]);
    expect(consequence).toMatch(/^[A-Z][^]*\.$/);
    expect(source).toMatch(/^(https:\/\/|@pulumi\/|terraform-provider-aws, )/);
  }
});

describe.each(CHANGES)("%s", (rule, type, before, after) => {
  test("is named, alone", () => {
    expect(impacts([resource(type, before)], [resource(type, after)])).toEqual([rule]);
  });

  test("is not named where nothing changes, or where the engine ignores the change", () => {
    expect(impacts([resource(type, before)], [resource(type, before)])).toEqual([]);
    expect(impacts([resource(type, after)], [resource(type, after)])).toEqual([]);
    const options = { ...entry(type, "main").options, ignoreChanges: ["*"] };
    expect(impacts([resource(type, before)], [resource(type, after, { options })])).toEqual([]);
  });
});

describe.each(DELETIONS)("%s of %s", (rule, type) => {
  test("is named, but not where the resource is left in the account", () => {
    expect(impacts([resource(type, {})], [])).toEqual([rule]);
    const options = { ...entry(type, "main").options, retainOnDelete: true };
    expect(impacts([resource(type, {}, { options })], [])).toEqual([]);
  });

  test("is prepared by taking away protection or retention", () => {
    const options = entry(type, "main").options;
    const guarded = { ...options, protect: true, retainOnDelete: true };
    const before = resource(type, {}, { options: guarded });
    expect(impacts([before], [resource(type, {})])).toEqual([
      "protection-removed",
      "retention-removed",
    ]);
    expect(impacts([resource(type, {})], [before])).toEqual([]);
  });
});

test.each([
  ["backup-vault-locked", LOCK, { changeableForDays: 3 }],
  ["object-lock-compliance", OBJECT_LOCK, { rule: { defaultRetention: { mode: "COMPLIANCE" } } }],
])("%s is named for a new resource too", (rule, type, inputs) => {
  expect(impacts([], [resource(type, inputs)])).toEqual([rule]);
  expect(impacts([], [resource(type, {})])).toEqual([]);
});

test("longer retention needs nobody's word", () => {
  const group = (days: number) => resource(LOG_GROUP, { retentionInDays: days });
  expect(impacts([group(365)], [group(731)])).toEqual([]);
  expect(impacts([group(365)], [group(0)])).toEqual([]);
  expect(impacts([group(0)], [group(3653)])).toEqual(["log-retention-shortened"]);
});

test("other changes of the same resources need nobody's word", () => {
  const tags = { tags: { team: "a" } };
  const types = new Set(CHANGE_RULES.flatMap(({ types: each }) => each));
  for (const type of types) {
    expect(impacts([resource(type, {})], [resource(type, tags)])).toEqual([]);
  }
});
