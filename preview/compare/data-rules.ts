import { KEY, type ChangeRule } from "./rule";

const VAULT = "aws:backup/vault:Vault";
const BUCKETS = ["aws:s3/bucket:Bucket", "aws:s3/bucketV2:BucketV2"];
const LOG_GROUP = "aws:cloudwatch/logGroup:LogGroup";
const FILE_SYSTEM = "aws:efs/fileSystem:FileSystem";
const REPOSITORY = "aws:ecr/repository:Repository";
const AUTHORITY = "aws:acmpca/certificateAuthority:CertificateAuthority";
const TLS_KEY = "tls:index/privateKey:PrivateKey";
const SECRET = "aws:secretsmanager/secret:Secret";
const VOLUME = "aws:ebs/volume:Volume";
const NAMESPACE = "kubernetes:core/v1:Namespace";
const CLAIM = "kubernetes:core/v1:PersistentVolumeClaim";
const DEFINITION = "kubernetes:apiextensions.k8s.io/v1:CustomResourceDefinition";

const DOCS = "https://docs.aws.amazon.com";
const KUBERNETES = "https://kubernetes.io/docs";

const deletes = (
  id: string,
  types: readonly string[],
  consequence: string,
  source: string,
): ChangeRule => ({ id, types, on: "delete", effect: "deletes", consequence, source });

const replaces = (
  id: string,
  types: readonly string[],
  paths: readonly string[],
  consequence: string,
  source: string,
  references?: readonly string[],
): ChangeRule => ({
  id,
  types,
  on: "change",
  paths,
  effect: "replaces",
  consequence,
  source,
  ...(references && { references }),
});

/** Days; without them, and with 0, records stay for ever. */
function retention(days: unknown): number {
  return typeof days === "number" && days > 0 ? days : Infinity;
}

const KEY_LOSS =
  "After the waiting period the key is gone, and with it all data that it encrypted, in backups too.";

/** Changes of keys, and of what holds data or evidence. */
export const DATA_RULES: readonly ChangeRule[] = [
  deletes(
    "kms-key-deleted",
    [KEY, "aws:kms/externalKey:ExternalKey", "aws:kms/replicaKey:ReplicaKey"],
    `The key is scheduled for deletion. ${KEY_LOSS}`,
    `${DOCS}/kms/latest/developerguide/deleting-keys.html`,
  ),
  replaces(
    "kms-key-replaced",
    [KEY],
    ["customerMasterKeySpec", "keyUsage", "multiRegion", "customKeyStoreId", "xksKeyId"],
    `A new key is made and the old one is scheduled for deletion. ${KEY_LOSS}`,
    "terraform-provider-aws, internal/service/kms/key.go (ForceNew)",
  ),
  deletes(
    "backup-vault-deleted",
    [VAULT],
    "The vault is deleted, with its recovery points where `forceDestroy` is true; otherwise the deletion fails.",
    `${DOCS}/aws-backup/latest/devguide/deleting-a-vault.html`,
  ),
  replaces(
    "backup-vault-replaced",
    [VAULT],
    ["name", "kmsKeyArn"],
    "A new, empty vault takes the place of this one, which is deleted with what it holds, or the deletion fails.",
    "terraform-provider-aws, internal/service/backup/vault.go (ForceNew)",
    [KEY],
  ),
  {
    id: "backup-vault-locked",
    types: ["aws:backup/vaultLockConfiguration:VaultLockConfiguration"],
    on: "change",
    onCreate: true,
    paths: ["changeableForDays"],
    applies: (_before, after) => after !== undefined,
    effect: "irreversible",
    consequence:
      "When the days of grace are over, nobody can shorten the retention, take the lock off or delete the vault, AWS " +
      "included, until its last recovery point expires.",
    source: `${DOCS}/aws-backup/latest/devguide/vault-lock.html`,
  },
  {
    id: "object-lock-compliance",
    types: [
      "aws:s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration",
      "aws:s3/bucketObjectLockConfigurationV2:BucketObjectLockConfigurationV2",
    ],
    on: "change",
    onCreate: true,
    paths: ["rule.defaultRetention.mode"],
    applies: (before, after) => before !== after && after === "COMPLIANCE",
    effect: "irreversible",
    consequence:
      "Nobody can delete the objects that are written from now on before their retention ends, the account's root " +
      "included.",
    source: `${DOCS}/AmazonS3/latest/userguide/object-lock.html`,
  },
  deletes(
    "bucket-deleted",
    BUCKETS,
    "The bucket is deleted, with its objects where `forceDestroy` is true; state of deployments and archives among them.",
    `${DOCS}/AmazonS3/latest/userguide/delete-bucket.html`,
  ),
  replaces(
    "bucket-replaced",
    BUCKETS,
    ["bucket", "bucketPrefix", "objectLockEnabled"],
    "A new, empty bucket takes the place of this one, which is deleted.",
    "@pulumi/aws, s3.Bucket: bucket, bucketPrefix and objectLockEnabled force a new bucket",
  ),
  deletes(
    "log-group-deleted",
    [LOG_GROUP],
    "The log group is deleted with its records.",
    `${DOCS}/AmazonCloudWatchLogs/latest/APIReference/API_DeleteLogGroup.html`,
  ),
  replaces(
    "log-group-replaced",
    [LOG_GROUP],
    ["name", "namePrefix"],
    "Log groups have no other name than their first: a new one takes the place of this one, whose records are deleted.",
    `${DOCS}/AmazonCloudWatchLogs/latest/APIReference/API_CreateLogGroup.html`,
  ),
  {
    id: "log-retention-shortened",
    types: [LOG_GROUP],
    on: "change",
    paths: ["retentionInDays"],
    applies: (before, after) => retention(after) < retention(before),
    effect: "irreversible",
    consequence: "Records that are older than the new retention are deleted.",
    source: `${DOCS}/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html`,
  },
  deletes(
    "file-system-deleted",
    [FILE_SYSTEM],
    "The file system is deleted with its files.",
    `${DOCS}/efs/latest/ug/delete-efs-fs.html`,
  ),
  replaces(
    "file-system-replaced",
    [FILE_SYSTEM],
    ["encrypted", "kmsKeyId", "creationToken", "performanceMode", "availabilityZoneName"],
    "Encryption and place of a file system are fixed: an empty one takes the place of this one, which is deleted.",
    `${DOCS}/efs/latest/ug/encryption-at-rest.html`,
    [KEY],
  ),
  deletes(
    "volume-deleted",
    [VOLUME],
    "The volume is deleted with its data.",
    `${DOCS}/ebs/latest/userguide/ebs-deleting-volume.html`,
  ),
  deletes(
    "repository-deleted",
    [REPOSITORY],
    "The repository is deleted, with its images where `forceDelete` is true; nodes cannot pull them any more.",
    `${DOCS}/AmazonECR/latest/userguide/repository-delete.html`,
  ),
  replaces(
    "repository-replaced",
    [REPOSITORY],
    ["name", "encryptionConfigurations"],
    "Name and encryption of a repository are fixed: an empty one takes the place of this one.",
    `${DOCS}/AmazonECR/latest/userguide/encryption-at-rest.html`,
    [KEY],
  ),
  deletes(
    "secret-deleted",
    [SECRET],
    "The secret is deleted when its recovery window ends.",
    `${DOCS}/secretsmanager/latest/userguide/manage_delete-secret.html`,
  ),
  deletes(
    "authority-deleted",
    [AUTHORITY],
    "The certificate authority is deleted when its restoration period ends; what it issued is not renewed any more.",
    `${DOCS}/privateca/latest/userguide/PCADeleteCA.html`,
  ),
  replaces(
    "authority-replaced",
    [AUTHORITY],
    ["certificateAuthorityConfiguration", "keyStorageSecurityStandard", "type", "usageMode"],
    "A certificate authority with a new key takes the place of this one, and nobody trusts it yet.",
    `${DOCS}/privateca/latest/userguide/create-CA.html`,
  ),
  deletes(
    "private-key-deleted",
    [TLS_KEY],
    "The private key stands only in the state and is gone; what it signed cannot be renewed.",
    "@pulumi/tls, PrivateKey",
  ),
  replaces(
    "private-key-replaced",
    [TLS_KEY],
    ["algorithm", "ecdsaCurve", "rsaBits"],
    "A new key takes the place of this one: certificates of an authority with it are not trusted by those who know the old one.",
    "@pulumi/tls, PrivateKey",
  ),
  deletes(
    "namespace-deleted",
    [NAMESPACE],
    "The namespace is deleted with everything in it, what others applied included.",
    `${KUBERNETES}/tasks/administer-cluster/namespaces/`,
  ),
  replaces(
    "namespace-replaced",
    [NAMESPACE],
    ["metadata.name"],
    "A new namespace takes the place of this one, which is deleted with everything in it.",
    `${KUBERNETES}/concepts/overview/working-with-objects/names/`,
  ),
  deletes(
    "volume-claim-deleted",
    [CLAIM],
    "The claim is deleted, with its volume and data unless the reclaim policy of the volume is Retain.",
    `${KUBERNETES}/concepts/storage/persistent-volumes/`,
  ),
  deletes(
    "definition-deleted",
    [DEFINITION],
    "All objects of the kind are deleted with their definition, in every namespace.",
    `${KUBERNETES}/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/`,
  ),
  {
    id: "log-group-protection-removed",
    types: [LOG_GROUP],
    on: "change",
    paths: ["deletionProtectionEnabled"],
    applies: (before, after) => before === true && after !== true,
    effect: "unprotects",
    consequence: "Records can be deleted with the log group from now on.",
    source: "@pulumi/aws, cloudwatch.LogGroup: deletionProtectionEnabled",
  },
  {
    id: "force-destroy-set",
    types: [...BUCKETS, VAULT],
    on: "change",
    paths: ["forceDestroy"],
    applies: (before, after) => before !== true && after === true,
    effect: "unprotects",
    consequence: "Deleting the resource deletes what it holds from now on, where it failed before.",
    source: "@pulumi/aws, s3.Bucket and backup.Vault: forceDestroy",
  },
];
