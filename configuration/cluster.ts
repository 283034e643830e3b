import {
  ApiAccess,
  Egress,
  KubernetesAccess,
  Partition,
  Persona,
  Protocol,
  RetentionMode,
  S3Addresses,
  SubscriberProtocol,
  VaultLock,
} from "../components";
import type {
  AdmissionGuardSettings,
  AlarmSubscriber,
  AuditArchiveSettings,
  BackupSettings,
  GuardRelaxation,
  HardenedClusterArgs,
  IdentityProviderSettings,
  PersonaGrant,
  PublicLoadBalancer,
  RegistrySettings,
  WorkloadPort,
} from "../components";
import { NODE_GROUPS, NODE_POOLS } from "./nodes";
import {
  FLAG,
  listOf,
  NUMBERS,
  object,
  oneOf,
  TEXT,
  TEXTS,
  WHOLE_NUMBER,
  type Keys,
} from "./shape";

/** The cluster's arguments as a stack configures them: plain values, with a name. */
export type ClusterSettings = Omit<HardenedClusterArgs, "permissionsBoundaryArn"> & {
  readonly clusterName: string;
  readonly permissionsBoundaryArn?: string;
};

/** Keys of the stack's configuration that are arguments of the cluster; the region comes from the AWS provider's. */
export const CLUSTER_KEYS: Keys<Omit<ClusterSettings, "region">> = {
  accountId: TEXT,
  partition: oneOf(Partition),
  clusterName: TEXT,
  kubernetesVersion: TEXT,
  upgradeFrom: TEXT,
  vpcCidr: TEXT,
  availabilityZones: TEXTS,
  serviceCidr: TEXT,
  podCidr: TEXT,
  reservedCidrs: TEXTS,
  egress: oneOf(Egress),
  publicLoadBalancer: object<PublicLoadBalancer>(
    { clientCidrs: TEXTS, listenerPorts: NUMBERS, targetPorts: NUMBERS },
    ["clientCidrs", "targetPorts"],
  ),
  apiClientCidrs: TEXTS,
  imageAccountIds: TEXTS,
  bucketNames: TEXTS,
  s3Addresses: oneOf(S3Addresses),
  allowedDomains: TEXTS,
  deployerRoleArn: TEXT,
  administratorRoleArns: TEXTS,
  personas: listOf(
    object<PersonaGrant>(
      { persona: oneOf(Persona), roleArn: TEXT, namespaces: TEXTS, kubernetesGroups: TEXTS },
      ["persona", "roleArn", "namespaces"],
    ),
  ),
  identityProvider: object<IdentityProviderSettings>(
    {
      providerName: TEXT,
      issuerUrl: TEXT,
      clientId: TEXT,
      usernamePrefix: TEXT,
      groupsPrefix: TEXT,
    },
    ["providerName", "issuerUrl", "clientId", "usernamePrefix", "groupsPrefix"],
  ),
  permissionsBoundaryArn: TEXT,
  customKeyStoreId: TEXT,
  apiAccess: oneOf(ApiAccess),
  publicAccessCidrs: TEXTS,
  kubernetesAccess: oneOf(KubernetesAccess),
  sessionAccess: FLAG,
  nodeGroups: NODE_GROUPS,
  autoModePools: NODE_POOLS,
  karpenter: FLAG,
  addons: TEXTS,
  issuers: FLAG,
  privateCa: FLAG,
  admissionGuard: object<AdmissionGuardSettings>({
    registries: TEXTS,
    protectedNamespaces: TEXTS,
    relaxations: listOf(
      object<GuardRelaxation>(
        { control: TEXT, namespaces: TEXTS, reason: TEXT, owner: TEXT, expires: TEXT },
        ["control", "reason", "owner", "expires"],
      ),
    ),
  }),
  workloadPorts: listOf(
    object<WorkloadPort>(
      { port: WHOLE_NUMBER, toPort: WHOLE_NUMBER, protocol: oneOf(Protocol), reason: TEXT },
      ["port", "reason"],
    ),
  ),
  fileSystem: FLAG,
  logRetentionDays: WHOLE_NUMBER,
  alarmSubscribers: listOf(
    object<AlarmSubscriber>({ protocol: oneOf(SubscriberProtocol), endpoint: TEXT }, [
      "protocol",
      "endpoint",
    ]),
  ),
  auditArchive: object<AuditArchiveSettings>({
    bucketName: TEXT,
    retentionDays: WHOLE_NUMBER,
    retentionMode: oneOf(RetentionMode),
    acknowledgeIrreversible: FLAG,
  }),
  registry: object<RegistrySettings>(
    {
      repositories: TEXTS,
      pushRoleArns: TEXTS,
      pullAccountIds: TEXTS,
      untaggedDays: WHOLE_NUMBER,
      keptImages: WHOLE_NUMBER,
    },
    ["repositories", "pushRoleArns"],
  ),
  backup: object<BackupSettings>({
    dailySchedule: TEXT,
    monthlySchedule: TEXT,
    restoreTestSchedule: TEXT,
    dailyRetentionDays: WHOLE_NUMBER,
    monthlyRetentionDays: WHOLE_NUMBER,
    coldStorageAfterDays: WHOLE_NUMBER,
    minimumRetentionDays: WHOLE_NUMBER,
    maximumRetentionDays: WHOLE_NUMBER,
    vaultLock: oneOf(VaultLock),
    lockGraceDays: WHOLE_NUMBER,
    acknowledgeIrreversibleLock: FLAG,
  }),
};

export const REQUIRED_CLUSTER_KEYS = [
  "accountId",
  "clusterName",
  "kubernetesVersion",
  "vpcCidr",
  "availabilityZones",
  "deployerRoleArn",
  "administratorRoleArns",
  "alarmSubscribers",
] as const;
