export type {
  AuditArchiveSettings,
  HardenedClusterArgs,
  IdentityProviderSettings,
  RegistrySettings,
} from "./cluster-args";
export { HardenedCluster } from "./hardened-cluster";
export { SecureNamespace, type SecureNamespaceArgs } from "./secure-namespace";
export { Persona, type PersonaGrant } from "./access-plan";
export { AddonRoles, type AddonRolesArgs } from "./addons/addon-roles";
export { ApplicationLogs, type ApplicationLogsArgs } from "./addons/application-logs";
export { DEFAULT_ADDONS } from "./addons/catalogue";
export { ClusterAddon, type ClusterAddonArgs } from "./addons/cluster-addon";
export { ClusterAddons, type ClusterAddonsArgs } from "./addons/cluster-addons";
export { AddonName, AddonPhase } from "./addons/names";
export { SystemPolicies, type SystemPoliciesArgs } from "./addons/system-policies";
export { AdmissionGuard, type AdmissionGuardArgs } from "./admission/admission-guard";
export type { AdmissionGuardSettings } from "./admission/cluster-guard";
export type { GuardRelaxation } from "./admission/guard-relaxations";
export { ApiAccess } from "./api-access";
export { RetentionMode } from "./audit/archive-plan";
export { AuditAlarms, type AuditAlarmsArgs } from "./audit/audit-alarms";
export { AuditArchive, type AuditArchiveArgs } from "./audit/audit-archive";
export { SubscriberProtocol, type AlarmSubscriber } from "./audit/subscribers";
export { Partition } from "./aws-account";
export { VaultLock, type BackupSettings } from "./backup/backup-plan";
export { BackupRoles, type BackupRolesArgs } from "./backup/backup-roles";
export { ClusterBackup, type ClusterBackupArgs } from "./backup/cluster-backup";
export { ClusterAccess, type ClusterAccessArgs } from "./cluster-access";
export { ClusterIdentities, type ClusterIdentitiesArgs } from "./cluster-identities";
export { ClusterDefaults, type ClusterDefaultsArgs } from "./cluster-defaults/cluster-defaults";
export {
  ClusterIdentityProvider,
  type ClusterIdentityProviderArgs,
} from "./cluster-identity-provider";
export { ClusterInside, type ClusterInsideArgs } from "./cluster-inside";
export { ClusterRecords, type ClusterRecordsArgs } from "./cluster-records";
export { ClusterRoles, type ClusterRolesArgs } from "./cluster-roles";
export { ControlPlane, type ControlPlaneArgs } from "./control-plane";
export { AccountGuards, type AccountGuardsArgs } from "./detection/account-guards";
export { AllowedImages, VpcPublicAccess } from "./detection/guards-plan";
export { InvalidArgumentError } from "./invalid-argument";
export {
  ClusterIssuers,
  type ClusterIssuersArgs,
  type IssuerAuthorityArgs,
} from "./issuers/cluster-issuers";
export {
  PrivateCaIssuers,
  type PrivateCaAuthorityArgs,
  type PrivateCaIssuersArgs,
} from "./issuers/private-ca-issuers";
export { TrustBundle, type TrustBundleArgs } from "./issuers/trust-bundle";
export { WebhookCertificate, type WebhookCertificateArgs } from "./issuers/webhook-certificate";
export { ClusterKeys, type ClusterKeysArgs } from "./keys/cluster-keys";
export { CustomerKey, type CustomerKeyArgs } from "./keys/customer-key";
export { KeyUse } from "./keys/customer-key-policy";
export {
  DEFAULT_KUBERNETES_VERSION,
  KUBERNETES_VERSIONS,
  KUBERNETES_VERSIONS_AS_OF,
  type KubernetesVersion,
} from "./kubernetes-versions";
export type { NamespaceIsolation, RuntimeNodes } from "./namespace/isolation";
export { NamespacePersona, type NamespaceAccess } from "./namespace/personas";
export {
  RelaxedLevel,
  type NamespaceRelaxation,
  type NamespaceRelaxations,
  type PodSecurityRelaxation,
  type ServiceRelaxation,
} from "./namespace/relaxations";
export type { WorkloadAccount } from "./namespace/service-accounts";
export {
  NamespaceSize,
  type ContainerLimits,
  type NamespaceQuota,
  type ObjectCounts,
} from "./namespace/sizes";
export type {
  AllowedCidr,
  AllowedNamespace,
  AllowedPort,
  NamespaceTraffic,
} from "./namespace/traffic";
export {
  ClusterNetwork,
  type ClusterNetworkArgs,
  type NetworkSettings,
} from "./network/cluster-network";
export { DnsFirewall, type DnsFirewallArgs } from "./network/dns-firewall";
export { EndpointService, Party, Protocol } from "./network/needs";
export { Egress, Network, type NetworkArgs } from "./network/network";
export { NetworkAcls, type NetworkAclsArgs } from "./network/network-acls";
export { NetworkLogs, type NetworkLogsArgs } from "./network/network-logs";
export type { PortRule, WorkloadPort } from "./network/ports";
export type { PublicLoadBalancer } from "./network/public-load-balancer";
export { S3Gateway, type S3GatewayArgs } from "./network/s3-gateway";
export { ClusterSecurityGroups, type ClusterSecurityGroupsArgs } from "./network/security-groups";
export { VpcEndpoints, type VpcEndpointsArgs } from "./network/vpc-endpoints";
export {
  AutoModeIdentity,
  AutoModeNodePool,
  type AutoModeIdentityArgs,
  type AutoModeNodePoolArgs,
} from "./nodes/auto-mode";
export { CpuArchitecture } from "./nodes/bottlerocket";
export { ClusterNodes, type ClusterNodesArgs } from "./nodes/cluster-nodes";
export {
  KarpenterAccess,
  KarpenterIdentity,
  type KarpenterAccessArgs,
  type KarpenterIdentityArgs,
} from "./nodes/karpenter";
export { KarpenterNodePool, type KarpenterNodePoolArgs } from "./nodes/karpenter-pool";
export { KarpenterQueue, type KarpenterQueueArgs } from "./nodes/karpenter-queue";
export { BottlerocketNodes, type BottlerocketNodesArgs } from "./nodes/node-group";
export { NodeUpdateStrategy, type NodeSettings } from "./nodes/node-plan";
export type { NodePoolSettings } from "./nodes/node-pool";
export { TaintEffect, type NodeTaint } from "./nodes/placement";
export { KubernetesAccess } from "./nodes/session-access";
export { ClusterPki } from "./pki/cluster-pki";
export type { ControlPlaneCertificatesArgs } from "./pki/control-plane-certificates";
export {
  AcmPcaMode,
  PkiSource,
  type ClusterPkiArgs,
  type PkiCertificateArgs,
  type PkiDomainArgs,
  type TrustArgs,
} from "./pki/pki-args";
export { CaRole, type CaGenerationArgs } from "./pki/rotation";
export { CertificatePurpose, KeyAlgorithm, TrustDomain } from "./pki/trust-domains";
export { TrustSet } from "./pki/trust-matrix";
export { ImageCacheRole, type ImageCacheRoleArgs } from "./registry/image-cache-role";
export { ImageRegistry, type ImageRegistryArgs } from "./registry/image-registry";
export { PullThroughCache, type PullThroughCacheArgs } from "./registry/pull-through-cache";
export { Upstream, type CachedUpstream } from "./registry/upstreams";
export {
  EncryptionKind,
  type ControlPlaneImages,
  type ControlPlanePki,
  type EncryptionArgs,
  type MachineBundle,
  type MachineFile,
  type OidcArgs,
  type SelfManagedControlPlaneArgs,
} from "./self-managed/args";
export { SelfManagedControlPlane } from "./self-managed/self-managed-control-plane";
export type { MachineArgs } from "./self-managed/machines";
export { EncryptedFileSystem, type EncryptedFileSystemArgs } from "./storage/encrypted-file-system";
export { FileStorageClass, type FileStorageClassArgs } from "./storage/file-storage-class";
export { StorageClasses, type StorageClassesArgs } from "./storage/storage-classes";
export { S3Addresses } from "./network/network-acl-rules";
