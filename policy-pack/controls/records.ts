import type { Control } from "../kernel/control";
import { backupPlanRetention } from "./cloud/backup-plan-retention";
import { backupRestoreTest } from "./cloud/backup-restore-test";
import { backupVaultEncrypted } from "./cloud/backup-vault-encrypted";
import { backupVaultForceDestroy } from "./cloud/backup-vault-force-destroy";
import { backupVaultLocked } from "./cloud/backup-vault-locked";
import { backupVaultPolicy } from "./cloud/backup-vault-policy";
import { ebsDefaultEncryption } from "./cloud/ebs-default-encryption";
import { ebsSnapshotPublicAccess } from "./cloud/ebs-snapshot-public-access";
import { ecrEncrypted } from "./cloud/ecr-encrypted";
import { ecrForceDelete } from "./cloud/ecr-force-delete";
import { ecrImmutable } from "./cloud/ecr-immutable";
import { ecrLifecycle } from "./cloud/ecr-lifecycle";
import { ecrPolicyNotPublic } from "./cloud/ecr-policy-not-public";
import { ecrRegistryScan } from "./cloud/ecr-registry-scan";
import { ecrScan } from "./cloud/ecr-scan";
import { efsEncrypted } from "./cloud/efs-encrypted";
import { efsOwnGroup } from "./cloud/efs-own-group";
import { firehoseEncrypted } from "./cloud/firehose-encrypted";
import { guarddutyEks } from "./cloud/guardduty-eks";
import { s3AclDisabled } from "./cloud/s3-acl-disabled";
import { s3Logging } from "./cloud/s3-logging";
import { s3PublicBlock } from "./cloud/s3-public-block";
import { s3Sse } from "./cloud/s3-sse";
import { s3TlsOnly } from "./cloud/s3-tls-only";
import { s3Versioning } from "./cloud/s3-versioning";
import { secretsmanagerCmkRotation } from "./cloud/secretsmanager-cmk-rotation";
import { snsPolicyNoStar } from "./cloud/sns-policy-no-star";
import { snsSqsEncrypted } from "./cloud/sns-sqs-encrypted";

/** Stores, registries, backups and records. */
export const records: readonly Control[] = [
  backupPlanRetention,
  backupRestoreTest,
  backupVaultEncrypted,
  backupVaultForceDestroy,
  backupVaultLocked,
  backupVaultPolicy,
  ebsDefaultEncryption,
  ebsSnapshotPublicAccess,
  ecrEncrypted,
  ecrForceDelete,
  ecrImmutable,
  ecrLifecycle,
  ecrPolicyNotPublic,
  ecrRegistryScan,
  ecrScan,
  efsEncrypted,
  efsOwnGroup,
  firehoseEncrypted,
  guarddutyEks,
  s3AclDisabled,
  s3Logging,
  s3PublicBlock,
  s3Sse,
  s3TlsOnly,
  s3Versioning,
  secretsmanagerCmkRotation,
  snsPolicyNoStar,
  snsSqsEncrypted,
];
