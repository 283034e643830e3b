import { AddonName, type HardenedClusterArgs } from "../../components";
import { planCluster } from "../../components/cluster-plan";
import { planKeyPolicies } from "../../components/keys/key-policies";
import { bottlerocketSettings } from "../../components/nodes/bottlerocket";
import type { WireObject } from "../../preview/engine";
import { UNKNOWN } from "./recording";

// What a cluster called "blue" with these arguments consists of, and nothing else.
export const ARGS: HardenedClusterArgs = {
  accountId: "111122223333",
  region: "eu-central-1",
  vpcCidr: "10.20.0.0/18",
  availabilityZones: ["eu-central-1a", "eu-central-1b"],
  deployerRoleArn: "arn:aws:iam::111122223333:role/deployer",
  administratorRoleArns: ["arn:aws:iam::111122223333:role/team/admin"],
  alarmSubscribers: [{ protocol: "email", endpoint: "security@example.com" }],
};
const BLUE = { ...ARGS, clusterName: "blue" };
const POLICIES = planKeyPolicies("test", { ...BLUE, ...planCluster("test", BLUE) });

/** Every option at once, as far as options go together. */
export const EVERYTHING: HardenedClusterArgs = {
  ...ARGS,
  podCidr: "100.64.0.0/18",
  egress: "nat",
  publicLoadBalancer: { clientCidrs: ["0.0.0.0/0"], targetPorts: [8080] },
  apiClientCidrs: ["10.99.0.0/16"],
  imageAccountIds: ["444455556666"],
  bucketNames: ["models"],
  allowedDomains: ["*.example.com"],
  personas: (["viewer", "developer", "operator"] as const).map((persona) => ({
    persona,
    roleArn: `arn:aws:iam::111122223333:role/${persona}`,
    namespaces: ["web"],
    kubernetesGroups: ["web-team"],
  })),
  identityProvider: {
    providerName: "people",
    issuerUrl: "https://login.example.com",
    clientId: "kubernetes",
    usernamePrefix: "oidc:",
    groupsPrefix: "oidc:",
  },
  permissionsBoundaryArn: "arn:aws:iam::111122223333:policy/boundary",
  apiAccess: "restricted-public",
  publicAccessCidrs: ["198.51.100.0/28"],
  kubernetesAccess: "tunnel",
  sessionAccess: true,
  nodeGroups: { general: {}, arm: { architecture: "arm64" } },
  autoModePools: { build: {} },
  karpenter: true,
  addons: Object.values(AddonName),
  issuers: true,
  privateCa: true,
  admissionGuard: {
    registries: ["registry.example.com/team"],
    protectedNamespaces: ["web"],
    relaxations: [
      {
        control: "img-digest",
        namespaces: ["legacy"],
        reason: "Images of the vendor have no digests yet.",
        owner: "platform",
        expires: "2027-01-31",
      },
    ],
  },
  workloadPorts: [{ port: 8080, reason: "Web" }],
  fileSystem: true,
  auditArchive: {},
  registry: {
    repositories: ["storefront/web"],
    pushRoleArns: ["arn:aws:iam::111122223333:role/image-builder"],
  },
};

function trust(service: string): string {
  return JSON.stringify({
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Principal: { Service: service }, Action: "sts:AssumeRole" }],
  });
}

function key(use: keyof typeof POLICIES, description: string): WireObject {
  return {
    description: `${description} of EKS cluster blue`,
    policy: POLICIES[use],
    enableKeyRotation: true,
    rotationPeriodInDays: 365,
    deletionWindowInDays: 30,
  };
}

function subnet(kind: string, letter: string, cidrBlock: string, tags: WireObject = {}) {
  const name = `blue-network-${kind}-eu-central-1${letter}`;
  const inputs = {
    vpcId: UNKNOWN,
    cidrBlock,
    availabilityZone: `eu-central-1${letter}`,
    mapPublicIpOnLaunch: false,
    tags: { Name: name, ...tags },
  };
  return {
    [`aws:ec2/subnet:Subnet ${name}`]: inputs,
    [`aws:ec2/routeTable:RouteTable ${name}-routes`]: { vpcId: UNKNOWN, tags: { Name: name } },
    [`aws:ec2/routeTableAssociation:RouteTableAssociation ${name}-routes`]: {
      subnetId: UNKNOWN,
      routeTableId: UNKNOWN,
    },
  };
}

function port(name: string, ipProtocol: string, number: number, description: string) {
  const rule = {
    ipProtocol,
    fromPort: number,
    toPort: number,
    description,
    securityGroupId: UNKNOWN,
    referencedSecurityGroupId: UNKNOWN,
  };
  const prefix = `blue-network-groups-${name}`;
  return {
    [`aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule ${prefix}-egress`]: rule,
    [`aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule ${prefix}-ingress`]: rule,
  };
}

function access(suffix: string, principalArn: string) {
  const name = `blue-access-${suffix}`;
  return {
    [`aws:eks/accessEntry:AccessEntry ${name}`]: {
      clusterName: "blue",
      principalArn,
      type: "STANDARD",
    },
    [`aws:eks/accessPolicyAssociation:AccessPolicyAssociation ${name}`]: {
      clusterName: "blue",
      principalArn,
      policyArn: "arn:aws:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy",
      accessScope: { type: "cluster" },
    },
  };
}

const VOLUME = {
  encrypted: "true",
  kmsKeyId: UNKNOWN,
  volumeType: "gp3",
  deleteOnTermination: "true",
};
const INTERNAL = { "kubernetes.io/role/internal-elb": "1" };

export const EXPECTED: Readonly<Record<string, WireObject>> = {
  "aws:iam/role:Role blue-identities-cluster-control-plane": {
    name: "blue-control-plane",
    description: "EKS control plane of blue",
    assumeRolePolicy: trust("eks.amazonaws.com"),
  },
  "aws:iam/role:Role blue-identities-cluster-nodes": {
    name: "blue-nodes",
    description: "Nodes of blue",
    assumeRolePolicy: trust("ec2.amazonaws.com"),
  },
  "aws:kms/key:Key blue-keys-secrets": key("secrets", "Secrets"),
  "aws:kms/key:Key blue-keys-logs": key("logs", "Control-plane logs"),
  "aws:kms/key:Key blue-keys-volumes": key("volumes", "Node volumes"),
  "aws:kms/alias:Alias blue-keys-secrets": { name: "alias/blue/secrets", targetKeyId: UNKNOWN },
  "aws:kms/alias:Alias blue-keys-logs": { name: "alias/blue/logs", targetKeyId: UNKNOWN },
  "aws:kms/alias:Alias blue-keys-volumes": { name: "alias/blue/volumes", targetKeyId: UNKNOWN },
  "aws:ec2/vpc:Vpc blue-network-vpc": {
    cidrBlock: "10.20.0.0/18",
    enableDnsSupport: true,
    enableDnsHostnames: true,
    tags: { Name: "blue-network" },
  },
  "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup blue-network-default-security-group": {
    vpcId: UNKNOWN,
    ingress: [],
    egress: [],
    tags: { Name: "blue-network-unused" },
  },
  ...subnet("nodes", "a", "10.20.0.0/21", INTERNAL),
  ...subnet("nodes", "b", "10.20.16.0/21", INTERNAL),
  ...subnet("control-plane", "a", "10.20.8.0/28"),
  ...subnet("control-plane", "b", "10.20.24.0/28"),
  "aws:ec2/securityGroup:SecurityGroup blue-network-groups-control-plane": {
    vpcId: UNKNOWN,
    description: "Network interfaces of the EKS control plane",
    tags: { Name: "blue-network-groups-control-plane" },
  },
  "aws:ec2/securityGroup:SecurityGroup blue-network-groups-nodes": {
    vpcId: UNKNOWN,
    description: "Nodes of the EKS cluster",
    tags: { Name: "blue-network-groups-nodes" },
  },
  ...port("nodes-api", "tcp", 443, "Kubelet and pods to the Kubernetes API"),
  ...port(
    "control-plane-kubelet",
    "tcp",
    10250,
    "Control plane to kubelet for logs, exec and port forward",
  ),
  ...port(
    "nodes-kubelet",
    "tcp",
    10250,
    "Metrics collectors to kubelet; Metrics server to kubelets",
  ),
  ...port("nodes-dns-udp", "udp", 53, "Pods to cluster DNS"),
  ...port("nodes-dns-tcp", "tcp", 53, "Pods to cluster DNS"),
  "aws:cloudwatch/logGroup:LogGroup blue-control-plane-logs": {
    name: "/aws/eks/blue/cluster",
    kmsKeyId: UNKNOWN,
    retentionInDays: 365,
    deletionProtectionEnabled: true,
  },
  "aws:eks/cluster:Cluster blue-control-plane-cluster": {
    name: "blue",
    version: "1.35",
    upgradePolicy: { supportType: "STANDARD" },
    forceUpdateVersion: false,
    roleArn: UNKNOWN,
    accessConfig: { authenticationMode: "API", bootstrapClusterCreatorAdminPermissions: false },
    vpcConfig: {
      endpointPrivateAccess: true,
      endpointPublicAccess: false,
      subnetIds: [UNKNOWN, UNKNOWN],
      securityGroupIds: [UNKNOWN],
    },
    kubernetesNetworkConfig: { ipFamily: "ipv4", serviceIpv4Cidr: "172.20.0.0/16" },
    encryptionConfig: { provider: { keyArn: UNKNOWN }, resources: ["secrets"] },
    enabledClusterLogTypes: ["api", "audit", "authenticator", "controllerManager", "scheduler"],
    bootstrapSelfManagedAddons: false,
    deletionProtection: true,
    zonalShiftConfig: { enabled: true },
  },
  ...access("deployer", "arn:aws:iam::111122223333:role/deployer"),
  ...access("administrator-111122223333-team-admin", "arn:aws:iam::111122223333:role/team/admin"),
  "aws:ec2/launchTemplate:LaunchTemplate blue-nodes-general-template": {
    description: "Nodes of EKS cluster blue",
    updateDefaultVersion: true,
    vpcSecurityGroupIds: [UNKNOWN],
    metadataOptions: {
      httpEndpoint: "enabled",
      httpTokens: "required",
      httpPutResponseHopLimit: 1,
      httpProtocolIpv6: "disabled",
      instanceMetadataTags: "disabled",
    },
    blockDeviceMappings: [
      { deviceName: "/dev/xvda", ebs: VOLUME },
      { deviceName: "/dev/xvdb", ebs: { ...VOLUME, volumeSize: 100 } },
    ],
    userData: Buffer.from(bottlerocketSettings()).toString("base64"),
    monitoring: { enabled: true },
    tagSpecifications: [
      { resourceType: "instance", tags: { Name: "blue-node" } },
      { resourceType: "volume", tags: { Name: "blue-node" } },
      { resourceType: "network-interface", tags: { Name: "blue-node" } },
    ],
  },
  "aws:eks/nodeGroup:NodeGroup blue-nodes-general-group": {
    clusterName: "blue",
    version: "1.35",
    amiType: "BOTTLEROCKET_x86_64",
    releaseVersion: "1.65.0-0be31b34",
    instanceTypes: ["m7i.large"],
    launchTemplate: { id: UNKNOWN, version: UNKNOWN },
    nodeRoleArn: UNKNOWN,
    subnetIds: [UNKNOWN, UNKNOWN],
    scalingConfig: { minSize: 2, maxSize: 6, desiredSize: 2 },
    updateConfig: { maxUnavailablePercentage: 33, updateStrategy: "DEFAULT" },
    nodeRepairConfig: { enabled: true },
  },
};

export const ATTACHMENTS: Readonly<Record<string, string>> = {
  "blue-identities-cluster-control-plane-AmazonEKSClusterPolicy": "AmazonEKSClusterPolicy",
  "blue-identities-cluster-nodes-AmazonEKSWorkerNodePolicy": "AmazonEKSWorkerNodePolicy",
  "blue-identities-cluster-nodes-AmazonEC2ContainerRegistryPullOnly":
    "AmazonEC2ContainerRegistryPullOnly",
};
export const ATTACHMENT = "aws:iam/rolePolicyAttachment:RolePolicyAttachment";
