import {
  BottlerocketNodes,
  ClusterAccess,
  ClusterKeys,
  ClusterRoles,
  ControlPlane,
  HardenedCluster,
  InvalidArgumentError,
  Network,
  SecureNamespace,
  type HardenedClusterArgs,
  type SecureNamespaceArgs,
} from "../../components";
import { record } from "./recording";

const GOOD: HardenedClusterArgs = {
  accountId: "111122223333",
  region: "eu-central-1",
  vpcCidr: "10.20.0.0/18",
  availabilityZones: ["eu-central-1a", "eu-central-1b"],
  deployerRoleArn: "arn:aws:iam::111122223333:role/deployer",
  administratorRoleArns: ["arn:aws:iam::111122223333:role/administrator"],
  alarmSubscribers: [{ protocol: "email", endpoint: "security@example.com" }],
};

/** Arguments as a program without a type checker may pass them. */
function changed(changes: object): HardenedClusterArgs {
  return Object.assign({ ...GOOD }, changes);
}

/** Runs a program that must fail, and returns its one message; nothing but the stack may have been registered. */
async function refusal(program: () => unknown): Promise<string | undefined> {
  let thrown: unknown;
  const preview = await record(() => {
    try {
      program();
    } catch (error) {
      thrown = error;
    }
  });
  expect(thrown).toBeInstanceOf(InvalidArgumentError);
  expect(preview.list).toEqual([]);
  return thrown instanceof InvalidArgumentError ? thrown.message : undefined;
}

const ROLE = "the ARN of an IAM role such as arn:aws:iam::111122223333:role/deployer";
const CIDR = "an IPv4 network such as 10.20.0.0/16 with no host bits set";
const VPC = "a private network (RFC 1918 or 100.64.0.0/10) with a prefix from /16 to /22";
const NAME = "a cluster name of 1 to 50 letters, digits and hyphens that starts with a letter";

describe("a cluster refuses, before anything is registered,", () => {
  test.each<[object, string]>([
    [{ accountId: "1234" }, 'accountId: found "1234", wanted an AWS account id of 12 digits.'],
    [
      { accountId: 111122223333 },
      "accountId: found 111122223333, wanted an AWS account id of 12 digits.",
    ],
    [
      { region: "Frankfurt" },
      'region: found "Frankfurt", wanted an AWS region such as eu-central-1.',
    ],
    [{ partition: "azure" }, 'partition: found "azure", wanted one of aws, aws-cn, aws-us-gov.'],
    [{ clusterName: "1st" }, `clusterName: found "1st", wanted ${NAME}.`],
    [
      { kubernetesVersion: "1.21" },
      'kubernetesVersion: found "1.21", wanted one of "1.36", "1.35", "1.34" (supported minor versions).',
    ],
    [{ vpcCidr: "10.20.0.0" }, `vpcCidr: found "10.20.0.0", wanted ${CIDR}.`],
    [{ vpcCidr: "10.20.0.1/18" }, `vpcCidr: found "10.20.0.1/18", wanted ${CIDR}.`],
    [{ vpcCidr: undefined }, `vpcCidr: found nothing, wanted ${CIDR}.`],
    [{ vpcCidr: "10.20.0.0/24" }, `vpcCidr: found "10.20.0.0/24", wanted ${VPC}.`],
    [{ vpcCidr: "10.0.0.0/8" }, `vpcCidr: found "10.0.0.0/8", wanted ${VPC}.`],
    [{ vpcCidr: "8.8.0.0/16" }, `vpcCidr: found "8.8.0.0/16", wanted ${VPC}.`],
    [
      { vpcCidr: "172.20.0.0/16" },
      'serviceCidr: found "172.20.0.0/16", wanted a network that does not overlap vpcCidr 172.20.0.0/16.',
    ],
    [
      { serviceCidr: "10.0.0.0/8" },
      'serviceCidr: found "10.0.0.0/8", wanted a network of RFC 1918 with a prefix from /12 to /24.',
    ],
    [
      { reservedCidrs: ["10.99.0.0/16", "10.20.32.0/20"] },
      'reservedCidrs[1]: found "10.20.32.0/20", wanted a network that does not overlap vpcCidr 10.20.0.0/18.',
    ],
    [
      { reservedCidrs: ["172.16.0.0/12"] },
      'reservedCidrs[0]: found "172.16.0.0/12", wanted a network that does not overlap serviceCidr 172.20.0.0/16.',
    ],
    [
      { availabilityZones: ["eu-central-1a"] },
      'availabilityZones: found ["eu-central-1a"], wanted a list of 2 to 4 zones.',
    ],
    [
      { availabilityZones: undefined },
      "availabilityZones: found nothing, wanted a list of 2 to 4 zones.",
    ],
    [
      { availabilityZones: ["eu-central-1a", "eu-west-1b"] },
      'availabilityZones[1]: found "eu-west-1b", wanted a zone of region eu-central-1, such as eu-central-1a.',
    ],
    [
      { availabilityZones: ["eu-central-1a", "eu-central-1a"] },
      'availabilityZones[1]: found "eu-central-1a", wanted a zone that is not already at availabilityZones[0].',
    ],
    [{ deployerRoleArn: undefined }, `deployerRoleArn: found nothing, wanted ${ROLE}.`],
    [
      { deployerRoleArn: "arn:aws:iam::111122223333:user/alice" },
      `deployerRoleArn: found "arn:aws:iam::111122223333:user/alice", wanted ${ROLE}.`,
    ],
    [
      { administratorRoleArns: ["arn:aws:iam::111122223333:root"] },
      `administratorRoleArns[0]: found "arn:aws:iam::111122223333:root", wanted ${ROLE}.`,
    ],
    [
      { administratorRoleArns: [GOOD.deployerRoleArn] },
      `administratorRoleArns[0]: found "${GOOD.deployerRoleArn}", wanted a role that is not named twice (the deployer has access already).`,
    ],
    [
      { logRetentionDays: 30 },
      "logRetentionDays: found 30, wanted a number of days of at least one year: 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653.",
    ],
    [
      { nodeGroups: { general: { minSize: 0 } } },
      "nodeGroups.general.minSize: found 0, wanted a whole number from 1 to 6.",
    ],
    [
      { nodeGroups: { general: { maxSize: 1, minSize: 2 } } },
      "nodeGroups.general.minSize: found 2, wanted a whole number from 1 to 1.",
    ],
    [
      { nodeGroups: { general: { desiredSize: 2.5 } } },
      "nodeGroups.general.desiredSize: found 2.5, wanted a whole number from 2 to 6.",
    ],
    [
      { nodeGroups: { general: { maxSize: 451 } } },
      "nodeGroups.general.maxSize: found 451, wanted a whole number from 1 to 450.",
    ],
    [
      { nodeGroups: { general: { volumeSizeGib: 5 } } },
      "nodeGroups.general.volumeSizeGib: found 5, wanted a whole number from 20 to 16384.",
    ],
    [
      { nodeGroups: { general: { instanceTypes: [] } } },
      "nodeGroups.general.instanceTypes: found [], wanted a list with at least one EC2 instance type.",
    ],
    [
      { nodeGroups: { general: { instanceTypes: ["m7i.large", "large"] } } },
      'nodeGroups.general.instanceTypes[1]: found "large", wanted an EC2 instance type such as m7i.large.',
    ],
    [
      { nodeGroups: { general: { architecture: "riscv" } } },
      'nodeGroups.general.architecture: found "riscv", wanted one of x86_64, arm64.',
    ],
    [
      { nodeGroups: { general: { releaseVersion: "latest" } } },
      'nodeGroups.general.releaseVersion: found "latest", wanted a Bottlerocket version and build such as 1.65.0-0be31b34.',
    ],
    [{ administratorRoleArns: undefined }, "administratorRoleArns: found nothing, wanted @."],
    [{ administratorRoleArns: [] }, "administratorRoleArns: found [], wanted @."],
    [{ alarmSubscribers: [] }, "alarmSubscribers: found [], wanted @."],
    [{ alarmSubscribers: [{ protocol: "sms", endpoint: "+49" }] }, "@"],
    [{ nodeGroups: {} }, "nodeGroups: found {}, wanted at least one node group."],
    [
      { nodeGroups: { arm: { architecture: "arm64", instanceTypes: ["m7i.large"] } } },
      'nodeGroups.arm.instanceTypes[0]: found "m7i.large", wanted an EC2 instance type of architecture arm64 (this one is x86_64).',
    ],
    [{ autoModePools: { build: { cpuLimit: 0 } } }, "@"],
    [
      { apiAccess: "restricted-public", publicAccessCidrs: ["0.0.0.0/0"] },
      'publicAccessCidrs[0]: found "0.0.0.0/0", wanted a narrow network: /24 or longer.',
    ],
    [
      {
        apiAccess: "restricted-public",
        publicAccessCidrs: ["198.51.100.0/24", "203.0.113.0/28"],
      },
      "@",
    ],
    [{ publicAccessCidrs: ["198.51.100.0/28"] }, "@"],
    [{ apiClientCidrs: ["203.0.113.0/24"] }, "@"],
    [{ kubernetesVersion: "1.36", upgradeFrom: "1.34" }, "@"],
    [{ addons: ["vpc-cni", "calico"] }, "@"],
    [{ addons: ["vpc-cni"] }, "@"],
    [{ fileSystem: true }, "@"],
    [{ kubernetesAccess: "tunnel" }, "@"],
    [{ podCidr: "10.20.0.0/18" }, "@"],
    [{ egress: "proxy" }, "@"],
    [{ publicLoadBalancer: { clientCidrs: [], targetPorts: [8080] } }, "@"],
    [{ publicLoadBalancer: { clientCidrs: ["0.0.0.0/0"], targetPorts: [0] } }, "@"],
    [
      {
        s3Addresses: "table",
        region: "eu-south-9",
        availabilityZones: ["eu-south-9a", "eu-south-9b"],
      },
      "@",
    ],
    [{ s3Addresses: "all" }, "@"],
    [{ workloadPorts: [{ port: 70000, reason: "x" }] }, "@"],
    [{ imageAccountIds: ["1"] }, "@"],
    [{ bucketNames: ["arn:aws:s3:::models"] }, "@"],
    [{ allowedDomains: ["*"] }, "@"],
    [
      { personas: [{ persona: "viewer", roleArn: GOOD.deployerRoleArn, namespaces: ["web"] }] },
      "@",
    ],
    [
      {
        personas: [
          { persona: "root", roleArn: "arn:aws:iam::111122223333:role/x", namespaces: ["web"] },
        ],
      },
      "@",
    ],
    [
      {
        identityProvider: {
          providerName: "people",
          issuerUrl: "http://login.example.com",
          clientId: "kubernetes",
          usernamePrefix: "oidc:",
          groupsPrefix: "oidc:",
        },
      },
      "@",
    ],
    [{ customKeyStoreId: "store" }, "@"],
    [{ auditArchive: { retentionMode: "COMPLIANCE" } }, "@"],
    [{ registry: { repositories: ["Web"], pushRoleArns: [GOOD.deployerRoleArn] } }, "@"],
    [{ registry: { repositories: ["web"], pushRoleArns: [] } }, "@"],
    [{ backup: { vaultLock: "compliance" } }, "@"],
    [{ backup: { dailyRetentionDays: 1 } }, "@"],
  ])("%j", async (changes, message) => {
    const found = await refusal(() => new HardenedCluster("blue", changed(changes)));
    expect(found).toBe(`HardenedCluster "blue": ${message}`);
  });
});

const NAMESPACE =
  "a namespace name of 1 to 63 lower-case letters, digits and hyphens that starts and ends with a letter or digit";
const OWN = "a name of your own: default and names that start with kube- belong to Kubernetes";

describe("a namespace refuses, before anything is registered,", () => {
  test.each<[SecureNamespaceArgs, string]>([
    [{ name: "Web" }, `name: found "Web", wanted ${NAMESPACE}.`],
    [{ name: "web_1" }, `name: found "web_1", wanted ${NAMESPACE}.`],
    [{ name: "-web" }, `name: found "-web", wanted ${NAMESPACE}.`],
    [{ name: "web." }, `name: found "web.", wanted ${NAMESPACE}.`],
    [{ name: "w".repeat(64) }, `name: found "${"w".repeat(64)}", wanted ${NAMESPACE}.`],
    [{ name: "" }, `name: found nothing, wanted ${NAMESPACE}.`],
    [{ name: "kube-system" }, `name: found "kube-system", wanted ${OWN}.`],
    [{ name: "kube-mine" }, `name: found "kube-mine", wanted ${OWN}.`],
    [{ name: "default" }, `name: found "default", wanted ${OWN}.`],
    [
      { labels: { "pod-security.kubernetes.io/enforce": "privileged" } },
      'labels: found "pod-security.kubernetes.io/enforce", wanted labels outside pod-security.kubernetes.io/, which the component sets.',
    ],
    [
      { quota: { limitsCpu: "many" } },
      'quota.limitsCpu: found "many", wanted a quantity such as "500m" or "2Gi".',
    ],
    [
      { limits: { maxMemory: "4 Gi" } },
      'limits.maxMemory: found "4 Gi", wanted a quantity such as "500m" or "2Gi".',
    ],
    [
      { kubernetesVersion: "v1.35" },
      'kubernetesVersion: found "v1.35", wanted one of "1.36", "1.35", "1.34" (supported minor versions).',
    ],
  ])("%j", async (args, message) => {
    const found = await refusal(() => new SecureNamespace("web", args));
    expect(found).toBe(`SecureNamespace "web": ${message}`);
  });

  test("but takes every name that Kubernetes takes", async () => {
    const names = ["a", "0", "team-1", "w".repeat(63), "my-kube-tools"];
    const preview = await record(() => {
      for (const name of names) new SecureNamespace(name, {});
    });
    expect(preview.errors).toEqual([]);
    expect(preview.ofType("kubernetes:core/v1:Namespace")).toHaveLength(names.length);
  });
});

describe("each part refuses bad input when it is used alone:", () => {
  const clusterName = "9";
  const wiring = { roleArn: "", subnetIds: [], securityGroupId: "" };

  test.each<[string, () => unknown, string]>([
    [
      "Network",
      () => new Network("n", { ...GOOD, vpcCidr: "x" }),
      `vpcCidr: found "x", wanted ${CIDR}.`,
    ],
    [
      "ClusterKeys",
      () => new ClusterKeys("n", { ...GOOD, clusterName }),
      `clusterName: found "9", wanted ${NAME}.`,
    ],
    [
      "ClusterRoles",
      () => new ClusterRoles("n", { clusterName }),
      `clusterName: found "9", wanted ${NAME}.`,
    ],
    [
      "ClusterAccess",
      () => new ClusterAccess("n", { ...GOOD, clusterName }),
      `clusterName: found "9", wanted ${NAME}.`,
    ],
    [
      "ControlPlane",
      () => new ControlPlane("n", { ...wiring, clusterName, secretsKeyArn: "", logsKeyArn: "" }),
      `clusterName: found "9", wanted ${NAME}.`,
    ],
    [
      "BottlerocketNodes",
      () =>
        new BottlerocketNodes("n", {
          ...wiring,
          clusterName: "blue",
          volumesKeyArn: "",
          settings: { minSize: -1 },
        }),
      "settings.minSize: found -1, wanted a whole number from 1 to 6.",
    ],
  ])("%s", async (part, program, message) => {
    expect(await refusal(program)).toBe(`${part} "n": ${message}`);
  });
});
