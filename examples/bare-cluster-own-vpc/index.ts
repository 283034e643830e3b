import * as pulumi from "@pulumi/pulumi";
// In a project of your own: from "hardened-cluster".
import {
  AddonPhase,
  ClusterAccess,
  ClusterAddons,
  ClusterIdentities,
  ClusterKeys,
  ClusterNodes,
  ClusterSecurityGroups,
  ControlPlane,
  type PortRule,
} from "../../components";

const configuration = new pulumi.Config();
const location = {
  clusterName: "bare",
  accountId: configuration.require("accountId"),
  region: new pulumi.Config("aws").require("region"),
};
const people = {
  deployerRoleArn: configuration.require("deployerRoleArn"),
  administratorRoleArns: configuration.requireObject<string[]>("administratorRoleArns"),
};
const { clusterName } = location;
// CoreDNS is installed after the nodes, by the stack that makes SystemPolicies: in strict network-policy mode its pods have
// no traffic before.
const addons = ["vpc-cni", "kube-proxy", "eks-pod-identity-agent", "coredns"];

const identities = new ClusterIdentities("identities", { ...location, addons });
const keys = new ClusterKeys(
  "keys",
  { ...location, ...people },
  // Without its keys a cluster is lost: a deployment refuses to delete what is protected.
  { dependsOn: [identities], protect: true },
);

/** What EKS itself needs; HardenedCluster works this list out from its add-ons. */
const rules: PortRule[] = [
  {
    name: "nodes-api",
    from: "nodes",
    to: "control-plane",
    protocol: "tcp",
    port: 443,
    description: "Nodes and pods to the Kubernetes API",
  },
  {
    name: "api-kubelets",
    from: "control-plane",
    to: "nodes",
    protocol: "tcp",
    port: 10250,
    description: "Control plane to kubelets",
  },
  {
    name: "dns-udp",
    from: "nodes",
    to: "nodes",
    protocol: "udp",
    port: 53,
    description: "Cluster DNS",
  },
  {
    name: "dns-tcp",
    from: "nodes",
    to: "nodes",
    protocol: "tcp",
    port: 53,
    description: "Cluster DNS",
  },
];
const groups = new ClusterSecurityGroups("groups", {
  vpcId: configuration.require("vpcId"),
  rules,
  // The owner of the VPC says what port 443 leads to: interface endpoints, or a proxy.
  internetEgress: true,
});

const controlPlane = new ControlPlane(
  "control-plane",
  {
    clusterName,
    roleArn: identities.controlPlaneRoleArn,
    subnetIds: configuration.requireObject<string[]>("controlPlaneSubnetIds"),
    securityGroupId: groups.controlPlaneSecurityGroupId,
    secretsKeyArn: keys.secretsKeyArn,
    logsKeyArn: keys.logsKeyArn,
  },
  { dependsOn: [keys, groups], protect: true },
);
const access = new ClusterAccess(
  "access",
  { clusterName, ...people },
  { dependsOn: [controlPlane] },
);
const nodeAddons = new ClusterAddons(
  "addons",
  { clusterName, addons, phase: AddonPhase.BeforeNodes, roleArns: identities.addonRoleArns },
  { dependsOn: [access] },
);
new ClusterNodes(
  "nodes",
  {
    ...location,
    ...people,
    roleArn: identities.nodeRoleArn,
    subnetIds: configuration.requireObject<string[]>("nodeSubnetIds"),
    securityGroupId: groups.nodeSecurityGroupId,
    volumesKeyArn: keys.volumesKeyArn,
    nodeGroups: { general: { minSize: 2, maxSize: 4 } },
  },
  { dependsOn: [nodeAddons] },
);

export const endpoint = controlPlane.endpoint;
