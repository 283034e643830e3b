export { HardenedCluster, type HardenedClusterArgs } from "./hardened-cluster";
export {
  SecureNamespace,
  type ContainerLimits,
  type NamespaceQuota,
  type SecureNamespaceArgs,
} from "./secure-namespace";
export { Network, type NetworkArgs } from "./network/network";
export { ClusterSecurityGroups, type ClusterSecurityGroupsArgs } from "./network/security-groups";
export { ClusterKeys, type ClusterKeysArgs } from "./keys/cluster-keys";
export { ClusterRoles, type ClusterRolesArgs } from "./cluster-roles";
export { ControlPlane, type ControlPlaneArgs } from "./control-plane";
export { BottlerocketNodes, type BottlerocketNodesArgs } from "./nodes/node-group";
export { ClusterAccess, type ClusterAccessArgs } from "./cluster-access";
export { Partition } from "./aws-account";
export { CpuArchitecture } from "./nodes/bottlerocket";
export type { NodeSettings } from "./nodes/node-plan";
export { InvalidArgumentError } from "./invalid-argument";
export {
  DEFAULT_KUBERNETES_VERSION,
  KUBERNETES_VERSIONS,
  KUBERNETES_VERSIONS_AS_OF,
  type KubernetesVersion,
} from "./kubernetes-versions";
