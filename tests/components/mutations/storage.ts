import type { MutationRow } from "./row";

const CLASS = "kubernetes:storage.k8s.io/v1:StorageClass";
const FILES = "aws:efs/fileSystem:FileSystem";
const EBS_CLASSES = ".*-ebs-encrypted(-retain)?";
const OPEN_POLICY = JSON.stringify({
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Principal: { AWS: "*" }, Action: "*" }],
});

function row(
  type: string,
  resource: string,
  path: string,
  flip: unknown,
  control: string,
  requirement = "K16",
): MutationRow {
  return { type, resource: `^(?:${resource})$`, path, flip, control, requirement };
}

/** Hardening properties of the storage classes and the shared file system. */
export const STORAGE_MUTATIONS: readonly MutationRow[] = [
  row(CLASS, EBS_CLASSES, "parameters.encrypted", "false", "sc-encrypted", "C12"),
  row(CLASS, EBS_CLASSES, "parameters.encrypted", undefined, "sc-encrypted", "C12"),
  row(CLASS, EBS_CLASSES, "parameters.kmsKeyId", undefined, "sc-encrypted", "C12"),
  row(CLASS, EBS_CLASSES, "volumeBindingMode", "Immediate", "sc-reclaim-policy"),
  row(CLASS, ".*-ebs-encrypted-retain", "reclaimPolicy", undefined, "sc-reclaim-policy"),
  row(CLASS, ".*-class", "parameters.provisioningMode", "efs-dir", "sc-efs-in-transit"),
  row(
    "kubernetes:snapshot.storage.k8s.io/v1:VolumeSnapshotClass",
    ".*-snapshots",
    "deletionPolicy",
    "Delete",
    "snapshot-class-retain",
  ),
  row(FILES, ".*-file-system", "encrypted", false, "efs-encrypted", "C12"),
  row(FILES, ".*-file-system", "kmsKeyId", undefined, "efs-encrypted", "C12"),
  row(
    "aws:efs/fileSystemPolicy:FileSystemPolicy",
    ".*-policy",
    "policy",
    OPEN_POLICY,
    "efs-tls-only",
  ),
  row("aws:efs/mountTarget:MountTarget", ".*", "securityGroups", undefined, "efs-own-group"),
];
