import { HardenedCluster, type HardenedClusterArgs } from "../../components";
import { ARGS, EVERYTHING } from "./blue-cluster";
import { record, type Recording } from "./recording";

const cluster = (args: HardenedClusterArgs): Promise<Recording> =>
  record(() => {
    const { kubeconfig } = new HardenedCluster("blue", args);
    return { kubeconfig };
  });

// Each option is a preview of its own.

let plain: Recording;
let full: Recording;
beforeAll(async () => {
  plain = await cluster(ARGS);
  full = await cluster(EVERYTHING);
});

/** Resources by `type name` that an option adds and takes away. */
async function difference(changes: Partial<HardenedClusterArgs>) {
  const preview = await cluster({ ...ARGS, ...changes });
  expect(preview.errors).toEqual([]);
  return {
    added: preview.list.filter((one) => !plain.list.includes(one)),
    removed: plain.list.filter((one) => !preview.list.includes(one)),
    preview,
  };
}

test("all options go together", () => {
  expect(full.errors).toEqual([]);
  expect(full.list.filter((one) => one.startsWith("aws:")).length).toBeGreaterThan(250);
});

test.each<[Partial<HardenedClusterArgs>, string[]]>([
  [
    { egress: "nat" },
    ["aws:ec2/natGateway:NatGateway ", "aws:ec2/internetGateway:InternetGateway "],
  ],
  [
    { publicLoadBalancer: { clientCidrs: ["198.51.100.0/24"], targetPorts: [8080] } },
    [
      "aws:ec2/internetGateway:InternetGateway ",
      "aws:ec2/securityGroup:SecurityGroup blue-network-groups-load-balancer",
    ],
  ],
  [{ sessionAccess: true }, ["aws:ec2/vpcEndpoint:VpcEndpoint blue-network-endpoints-ssm"]],
  [
    { autoModePools: { build: {} } },
    ["kubernetes:karpenter.sh/v1:NodePool ", "kubernetes:eks.amazonaws.com/v1:NodeClass "],
  ],
  [
    { karpenter: true },
    ["aws:sqs/queue:Queue ", "aws:ec2/vpcEndpoint:VpcEndpoint blue-network-endpoints-sqs"],
  ],
  [
    { identityProvider: EVERYTHING.identityProvider },
    ["aws:eks/identityProviderConfig:IdentityProviderConfig "],
  ],
  [
    { fileSystem: true, addons: EVERYTHING.addons },
    [
      "aws:efs/fileSystem:FileSystem ",
      "aws:efs/mountTarget:MountTarget ",
      "aws:eks/addon:Addon blue-inside-addons-aws-efs-csi-driver",
      "aws:cloudwatch/logGroup:LogGroup blue-inside-logs-",
    ],
  ],
  [{ auditArchive: {} }, ["aws:s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration "]],
  [{ registry: EVERYTHING.registry }, ["aws:ecr/repository:Repository "]],
  [
    { allowedDomains: ["*.example.com"] },
    ["aws:route53/resolverFirewallRule:ResolverFirewallRule "],
  ],
  [{ podCidr: "100.64.0.0/18" }, ["aws:ec2/vpcIpv4CidrBlockAssociation:"]],
])("the option %j adds what it names", async (changes, wanted) => {
  const { added, removed } = await difference(changes);
  const missing = wanted.filter((one) => !added.some((resource) => resource.startsWith(one)));
  expect([missing, removed]).toEqual([[], []]);
});

test("without options there is no way to the internet, and no public subnet", () => {
  expect(plain.list.filter((one) => /gateway:|(?<!kube)-public-/i.test(one))).toEqual([]);
});

test("an add-on that is left out takes its ports, endpoints and policies with it", async () => {
  const lean = ["vpc-cni", "eks-pod-identity-agent", "kube-proxy", "coredns"];
  const { added, removed } = await difference({ addons: lean });
  expect(added).toEqual([]);
  for (const gone of [
    "aws:ec2/vpcEndpoint:VpcEndpoint blue-network-endpoints-guardduty-data",
    "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule blue-network-groups-control-plane-to-nodes-tcp-10251-ingress",
    "kubernetes:networking.k8s.io/v1:NetworkPolicy blue-inside-policies-metrics-server",
    "aws:iam/role:Role blue-identities-addons-ebs-csi",
  ]) {
    expect(removed).toContainEqual(expect.stringContaining(gone));
  }
});

test("the API may be open to a few public addresses, and stays open inside", async () => {
  const { preview } = await difference({
    apiAccess: "restricted-public",
    publicAccessCidrs: ["198.51.100.0/28"],
  });
  expect(preview.inputs("aws:eks/cluster:Cluster blue-control-plane-cluster")).toMatchObject({
    vpcConfig: {
      endpointPrivateAccess: true,
      endpointPublicAccess: true,
      publicAccessCidrs: ["198.51.100.0/28"],
    },
  });
});

test("keys of a custom key store do not rotate by themselves", async () => {
  const { preview } = await difference({ customKeyStoreId: "cks-1234567890abcdef0" });
  const secrets = preview.inputs("aws:kms/key:Key blue-keys-secrets");
  expect(secrets).toMatchObject({ customKeyStoreId: "cks-1234567890abcdef0" });
  expect(secrets["enableKeyRotation"]).not.toBe(true);
});

test("a permissions boundary is on every role", () => {
  const roles = full.ofType("aws:iam/role:Role");
  const boundaries = roles.map(({ inputs }) => inputs["permissionsBoundary"]);
  expect(boundaries.length).toBeGreaterThan(10);
  expect(new Set(boundaries)).toEqual(new Set([EVERYTHING.permissionsBoundaryArn]));
});
