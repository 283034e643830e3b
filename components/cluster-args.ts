import type * as pulumi from "@pulumi/pulumi";
import type { PersonaGrant } from "./access-plan";
import type { AdmissionGuardSettings } from "./admission/cluster-guard";
import type { ApiAccess } from "./api-access";
import type { RetentionMode } from "./audit/archive-plan";
import type { AlarmSubscriber } from "./audit/subscribers";
import type { Partition } from "./aws-account";
import type { BackupSettings } from "./backup/backup-plan";
import type { NetworkSettings } from "./network/cluster-network";
import type { WorkloadPort } from "./network/ports";
import type { NodePoolSettings } from "./nodes/node-pool";
import type { NodeSettings } from "./nodes/node-plan";
import type { KubernetesAccess } from "./nodes/session-access";

/** An OpenID Connect issuer whose users get into the cluster without IAM. */
export interface IdentityProviderSettings {
  /** Name of the provider in EKS: letters, digits, hyphens and underscores. It cannot be changed later. */
  readonly providerName: string;
  /** Address of the OpenID Connect issuer, with https. EKS must be able to reach it from the internet. */
  readonly issuerUrl: string;
  /** Id that the issuer knows the cluster under; tokens for other audiences are refused. */
  readonly clientId: string;
  /** Put before user names, with a colon at its end, such as oidc: for example. Never system:. */
  readonly usernamePrefix: string;
  /** Put before group names, with a colon at its end, such as oidc: for example. Never system:. */
  readonly groupsPrefix: string;
}

/** An archive of the control-plane logs that nobody can change. */
export interface AuditArchiveSettings {
  /** Name of the bucket. Default made of the cluster, the account and the region. */
  readonly bucketName?: string;
  /** Days for which no object can be changed or deleted, 1 to 36500. Default 365. */
  readonly retentionDays?: number;
  /** How firmly: GOVERNANCE or COMPLIANCE. Default GOVERNANCE. */
  readonly retentionMode?: RetentionMode;
  /** Must be true for the mode COMPLIANCE, which cannot be undone. Default false. */
  readonly acknowledgeIrreversible?: boolean;
}

/** The account's own image repositories. */
export interface RegistrySettings {
  /** Names of the repositories, for example storefront/web. A name cannot be changed later. */
  readonly repositories: string[];
  /** ARNs of the only IAM roles that may push and delete images. */
  readonly pushRoleArns: string[];
  /** Ids of further accounts that may pull, each 12 digits. Default none. */
  readonly pullAccountIds?: string[];
  /** Days after which an image without a tag is deleted, 1 to 365. Default 14. */
  readonly untaggedDays?: number;
  /** Number of images that stay in each repository, 10 to 20000. Default 500. */
  readonly keptImages?: number;
}

export interface HardenedClusterArgs extends NetworkSettings {
  /** Id of the AWS account: 12 digits. */
  readonly accountId: string;
  /** AWS region, for example eu-central-1. */
  readonly region: string;
  /** AWS partition. Default aws. */
  readonly partition?: Partition;
  /** Name of the cluster: 2 to 50 letters, digits and hyphens. It cannot be changed later. Default the resource's name. */
  readonly clusterName?: string;
  /** Kubernetes minor version, one of the supported ones. Default 1.35. Raise it one minor at a time. */
  readonly kubernetesVersion?: string;
  /** Kubernetes minor version that the cluster runs now, so that a preview refuses to skip a minor. Default none. */
  readonly upgradeFrom?: string;
  /**
   * ARN of the IAM role that runs the deployment. It administers the cluster and its keys: no other identity gets in by
   * having created them.
   */
  readonly deployerRoleArn: string;
  /** ARNs of further IAM roles that administer the cluster and its keys, for emergencies: one at least. */
  readonly administratorRoleArns: string[];
  /** Roles of people, each with what it may do in which namespaces. Default none. */
  readonly personas?: PersonaGrant[];
  /** OpenID Connect issuer of people outside IAM. Default none. */
  readonly identityProvider?: IdentityProviderSettings;
  /** Permissions boundary for every role of the cluster. Default none. */
  readonly permissionsBoundaryArn?: pulumi.Input<string>;
  /** Id of a custom key store (an HSM of your own). Keys in it do not rotate by themselves. Default none. */
  readonly customKeyStoreId?: string;
  /** Who reaches the Kubernetes API: private or restricted-public. Default private. */
  readonly apiAccess?: ApiAccess;
  /** Public IPv4 networks of administrators, at most 256 addresses together, for restricted-public. Default none. */
  readonly publicAccessCidrs?: string[];
  /** How the deployment reaches the API: in-network, tunnel or deferred. Default in-network. */
  readonly kubernetesAccess?: KubernetesAccess;
  /** Whether people open shells on the nodes through session manager. Default false. */
  readonly sessionAccess?: boolean;
  /** Node groups by name. Default one group named general with default settings. */
  readonly nodeGroups?: Record<string, NodeSettings>;
  /** Pools of EKS Auto Mode by name, beside the node groups. Default none. */
  readonly autoModePools?: Record<string, NodePoolSettings>;
  /** Whether AWS is prepared for Karpenter: its roles, its queue and its endpoints. Default false. */
  readonly karpenter?: boolean;
  /** Names of all EKS add-ons. Default those that `DEFAULT_ADDONS` lists. */
  readonly addons?: string[];
  /** What the admission policies inside the cluster let through beside the registries of the account. Default nothing. */
  readonly admissionGuard?: AdmissionGuardSettings;
  /** Whether cert-manager issues certificates for workloads and webhooks; it needs the cert-manager add-on. Default false. */
  readonly issuers?: boolean;
  /** Whether pods reach AWS Private CA through an endpoint, for PrivateCaIssuers. Default false. */
  readonly privateCa?: boolean;
  /** Ports that pods open to pods on other nodes. Default none beyond DNS. */
  readonly workloadPorts?: WorkloadPort[];
  /** Whether there is an encrypted EFS file system with a storage class; it needs the EFS add-on. Default false. */
  readonly fileSystem?: boolean;
  /** Days to keep logs: a period that CloudWatch Logs offers, 365 or more. Default 365. */
  readonly logRetentionDays?: number;
  /** Who is told when the audit log shows what it should not: one at least. */
  readonly alarmSubscribers: AlarmSubscriber[];
  /** Archive of the audit log. Default none. */
  readonly auditArchive?: AuditArchiveSettings;
  /** Repositories for images. Default none. */
  readonly registry?: RegistrySettings;
  /** Schedules, retention and lock of the backups, which every cluster has. */
  readonly backup?: BackupSettings;
}
