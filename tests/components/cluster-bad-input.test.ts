import { HardenedCluster, type HardenedClusterArgs } from "../../components";
import { ARGS } from "./blue-cluster";
import { refusal } from "./refusal";

/** Arguments as a program without a type checker may pass them. */
function changed(changes: object): HardenedClusterArgs {
  return Object.assign({ ...ARGS }, changes);
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
      { administratorRoleArns: [ARGS.deployerRoleArn] },
      `administratorRoleArns[0]: found "${ARGS.deployerRoleArn}", wanted a role that is not named twice (the deployer has access already).`,
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
    [
      { administratorRoleArns: undefined },
      "administratorRoleArns: found nothing, wanted the ARN of at least one IAM role that administers the cluster in emergencies.",
    ],
    [
      { administratorRoleArns: [] },
      "administratorRoleArns: found [], wanted the ARN of at least one IAM role that administers the cluster in emergencies.",
    ],
    [
      { alarmSubscribers: [] },
      "alarmSubscribers: found [], wanted at least one subscriber: an alarm that nobody gets is none.",
    ],
    [
      { alarmSubscribers: [{ protocol: "sms", endpoint: "+49" }] },
      'alarmSubscribers[0].protocol: found "sms", wanted one of email, https, lambda, sqs.',
    ],
    [{ nodeGroups: {} }, "nodeGroups: found {}, wanted at least one node group."],
    [
      { nodeGroups: { arm: { architecture: "arm64", instanceTypes: ["m7i.large"] } } },
      'nodeGroups.arm.instanceTypes[0]: found "m7i.large", wanted an EC2 instance type of architecture arm64 (this one is x86_64).',
    ],
    [
      { autoModePools: { build: { cpuLimit: 0 } } },
      "autoModePools.build.cpuLimit: found 0, wanted a whole number from 1 to 10000.",
    ],
    [
      { apiAccess: "restricted-public", publicAccessCidrs: ["0.0.0.0/0"] },
      'publicAccessCidrs[0]: found "0.0.0.0/0", wanted a narrow network: /24 or longer.',
    ],
    [
      {
        apiAccess: "restricted-public",
        publicAccessCidrs: ["198.51.100.0/24", "203.0.113.0/28"],
      },
      'publicAccessCidrs: found ["198.51.100.0/24","203.0.113.0/28"], wanted at most 256 addresses together, as many as in one /24 (these are 272).',
    ],
    [
      { publicAccessCidrs: ["198.51.100.0/28"] },
      'publicAccessCidrs: found ["198.51.100.0/28"], wanted none, because apiAccess is private.',
    ],
    [
      { apiClientCidrs: ["203.0.113.0/24"] },
      'apiClientCidrs[0]: found "203.0.113.0/24", wanted a private network (RFC 1918 or 100.64.0.0/10).',
    ],
    [
      { kubernetesVersion: "1.36", upgradeFrom: "1.34" },
      'kubernetesVersion: found "1.36", wanted "1.35" as the next version after "1.34", because EKS raises one minor at a time.',
    ],
    [
      { addons: ["vpc-cni", "calico"] },
      'addons[1]: found "calico", wanted one of eks-pod-identity-agent, vpc-cni, kube-proxy, coredns, metrics-server, snapshot-controller, aws-ebs-csi-driver, aws-efs-csi-driver, aws-guardduty-agent, amazon-cloudwatch-observability, cert-manager (add-ons that are known here).',
    ],
    [
      { addons: ["vpc-cni"] },
      'addons: found ["vpc-cni"], wanted a list with eks-pod-identity-agent, which every cluster needs.',
    ],
    [
      { fileSystem: true },
      'addons: found ["eks-pod-identity-agent","vpc-cni","kube-proxy","coredns","metrics-server","snapshot-controller","aws-ebs-csi-driver","aws-guardduty-agent"], wanted a list with aws-efs-csi-driver, because fileSystem is true.',
    ],
    [
      { kubernetesAccess: "tunnel" },
      "sessionAccess: found false, wanted true, because kubernetesAccess is tunnel.",
    ],
    [
      { podCidr: "10.20.0.0/18" },
      'podCidr: found "10.20.0.0/18", wanted a network that does not overlap vpcCidr 10.20.0.0/18.',
    ],
    [{ egress: "proxy" }, 'egress: found "proxy", wanted one of none, nat.'],
    [
      { publicLoadBalancer: { clientCidrs: [], targetPorts: [8080] } },
      "publicLoadBalancer.clientCidrs: found [], wanted a list of one or more networks.",
    ],
    [
      { publicLoadBalancer: { clientCidrs: ["0.0.0.0/0"], targetPorts: [0] } },
      'publicLoadBalancer.targetPorts[0]: found {"port":0,"toPort":0}, wanted ports from 1 to 65535, the last not before the first, without 22 and 3389.',
    ],
    [
      {
        s3Addresses: "table",
        region: "eu-south-9",
        availabilityZones: ["eu-south-9a", "eu-south-9b"],
      },
      's3Addresses: found "table", wanted any in region eu-south-9; the table has ap-northeast-1, ap-southeast-1, ap-southeast-2, ca-central-1, eu-central-1, eu-north-1, eu-west-1, eu-west-2, eu-west-3, us-east-1, us-east-2, us-west-2.',
    ],
    [{ s3Addresses: "all" }, 's3Addresses: found "all", wanted one of any, table.'],
    [
      { workloadPorts: [{ port: 70000, reason: "x" }] },
      'workloadPorts[0]: found {"port":70000,"toPort":70000}, wanted ports from 1 to 65535, the last not before the first, without 22 and 3389.',
    ],
    [
      { admissionGuard: { registries: ["https://registry.example.com"] } },
      'admissionGuard.registries[0]: found "https://registry.example.com", wanted a registry or a path at one, in lower case and without scheme, such as registry.example.com/team.',
    ],
    [
      { imageAccountIds: ["1"] },
      'imageAccountIds[0]: found "1", wanted an AWS account id of 12 digits.',
    ],
    [
      { bucketNames: ["arn:aws:s3:::models"] },
      'bucketNames[0]: found "arn:aws:s3:::models", wanted the name of an S3 bucket.',
    ],
    [
      { allowedDomains: ["*"] },
      'allowedDomains[0]: found "*", wanted a domain such as example.com or *.example.com, in lower case.',
    ],
    [
      { personas: [{ persona: "viewer", roleArn: ARGS.deployerRoleArn, namespaces: ["web"] }] },
      'personas[0].roleArn: found "arn:aws:iam::111122223333:role/deployer", wanted a role that has no access yet, because a role has one access entry.',
    ],
    [
      {
        personas: [
          { persona: "root", roleArn: "arn:aws:iam::111122223333:role/x", namespaces: ["web"] },
        ],
      },
      'personas[0].persona: found "root", wanted one of viewer, developer, operator.',
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
      'identityProvider.issuerUrl: found "http://login.example.com", wanted an https address without query or fragment, such as https://login.example.com.',
    ],
    [
      { customKeyStoreId: "store" },
      'customKeyStoreId: found "store", wanted the id of a custom key store such as cks-1234567890abcdef0.',
    ],
    [
      { auditArchive: { retentionMode: "COMPLIANCE" } },
      "auditArchive.acknowledgeIrreversible: found nothing, wanted true: in compliance mode nobody can delete what is stored, nor the bucket, before its time.",
    ],
    [
      { registry: { repositories: ["Web"], pushRoleArns: [ARGS.deployerRoleArn] } },
      'registry.repositories[0]: found "Web", wanted a repository name of 2 to 256 lower-case letters and digits, with single separators . _ - /.',
    ],
    [
      { registry: { repositories: ["web"], pushRoleArns: [] } },
      "registry.pushRoleArns: found [], wanted a list with at least one IAM role ARN.",
    ],
    [
      { backup: { vaultLock: "compliance" } },
      "backup.acknowledgeIrreversibleLock: found nothing, wanted true, because a compliance lock cannot be undone after its grace period.",
    ],
    [
      { backup: { dailyRetentionDays: 1 } },
      "backup.dailyRetentionDays: found 1, wanted a whole number from 7 to 2557.",
    ],
  ])("%j", async (changes, message) => {
    const found = await refusal(() => new HardenedCluster("blue", changed(changes)));
    expect(found).toBe(`HardenedCluster "blue": ${message}`);
  });
});
