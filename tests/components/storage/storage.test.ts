import { EncryptedFileSystem } from "../../../components/storage/encrypted-file-system";
import { FileStorageClass } from "../../../components/storage/file-storage-class";
import { FILE_SYSTEM_NEEDS } from "../../../components/storage/file-system-plan";
import { StorageClasses } from "../../../components/storage/storage-classes";
import { unsoundRows } from "../mutations/table";
import { STORAGE_MUTATIONS } from "../mutations/storage";
import { record, UNKNOWN, type Recording } from "../recording";

const KEY = "arn:aws:kms:eu-central-1:111122223333:key/volumes";
const CLASS = "kubernetes:storage.k8s.io/v1:StorageClass";
const FILES = {
  clusterName: "blue",
  accountId: "111122223333",
  region: "eu-central-1",
  availabilityZones: ["eu-central-1a", "eu-central-1b"],
  subnetIds: ["subnet-a", "subnet-b"],
  securityGroupId: "sg-files",
  volumesKeyArn: KEY,
};

let preview: Recording;
beforeAll(async () => {
  preview = await record(() => {
    new StorageClasses("storage", { volumesKeyArn: KEY });
    const { fileSystemId } = new EncryptedFileSystem("files", FILES);
    new FileStorageClass("shared", { fileSystemId });
  });
});

test("the program runs to its end", () => {
  expect(preview.errors).toEqual([]);
});

test.each([
  ["ebs-encrypted", "true", "Delete"],
  ["ebs-encrypted-retain", "false", "Retain"],
])("the class %s has exactly these inputs", (name, isDefault, reclaimPolicy) => {
  expect(preview.inputs(`${CLASS} storage-${name}`)).toEqual({
    apiVersion: "storage.k8s.io/v1",
    kind: "StorageClass",
    metadata: {
      name,
      annotations: { "storageclass.kubernetes.io/is-default-class": isDefault },
    },
    provisioner: "ebs.csi.aws.com",
    parameters: { type: "gp3", encrypted: "true", kmsKeyId: KEY },
    volumeBindingMode: "WaitForFirstConsumer",
    reclaimPolicy,
    allowVolumeExpansion: true,
  });
});

test("snapshots outlive their objects", () => {
  const type = "kubernetes:snapshot.storage.k8s.io/v1:VolumeSnapshotClass";
  expect(preview.inputs(`${type} storage-snapshots`)).toEqual({
    apiVersion: "snapshot.storage.k8s.io/v1",
    kind: "VolumeSnapshotClass",
    metadata: {
      name: "ebs-encrypted",
      annotations: { "snapshot.storage.kubernetes.io/is-default-class": "true" },
    },
    driver: "ebs.csi.aws.com",
    deletionPolicy: "Retain",
  });
});

test("shared volumes are mounted over TLS with a role", () => {
  expect(preview.inputs(`${CLASS} shared-class`)).toMatchObject({
    provisioner: "efs.csi.aws.com",
    parameters: { provisioningMode: "efs-ap", fileSystemId: UNKNOWN, directoryPerms: "700" },
    mountOptions: ["tls", "iam"],
  });
});

test("the file system is encrypted, and has a mount target in each zone", () => {
  const type = "aws:efs/fileSystem:FileSystem";
  expect(preview.inputs(`${type} files-file-system`)).toEqual({
    encrypted: true,
    kmsKeyId: KEY,
    tags: { Name: "files" },
  });
  const targets = preview.ofType("aws:efs/mountTarget:MountTarget");
  expect(targets.map(({ name, inputs }) => [name, inputs["subnetId"]])).toEqual([
    ["files-eu-central-1a", "subnet-a"],
    ["files-eu-central-1b", "subnet-b"],
  ]);
});

test("only the security group that is given is on the mount targets", () => {
  const targets = preview.ofType("aws:efs/mountTarget:MountTarget");
  for (const { inputs } of targets) expect(inputs["securityGroups"]).toEqual(["sg-files"]);
  expect(preview.ofType("aws:ec2/securityGroup:SecurityGroup")).toEqual([]);
});

test("nodes reach file systems on one port", () => {
  const flows = FILE_SYSTEM_NEEDS.flows.map(({ from, to, protocol, port, toPort }) => [
    from,
    to,
    protocol,
    port,
    toPort,
  ]);
  expect(flows).toEqual([["nodes", "file-systems", "tcp", 2049, undefined]]);
  expect(FILE_SYSTEM_NEEDS.endpoints).toEqual(["elasticfilesystem"]);
});

test("the file system's policy refuses all but TLS and admits the driver's roles alone", () => {
  const { policy } = preview.inputs("aws:efs/fileSystemPolicy:FileSystemPolicy files-policy");
  const { Statement } = JSON.parse(String(policy));
  expect(Statement).toHaveLength(2);
  expect(Statement[0]).toMatchObject({
    Effect: "Deny",
    Principal: { AWS: "*" },
    Condition: { Bool: { "aws:SecureTransport": "false" } },
  });
  expect(Statement[1]).toMatchObject({
    Effect: "Allow",
    Principal: {
      AWS: [
        "arn:aws:iam::111122223333:role/blue-efs-csi",
        "arn:aws:iam::111122223333:role/blue-efs-csi-node",
      ],
    },
  });
  expect(JSON.stringify(Statement)).not.toContain("ClientRootAccess");
});

test("match the mutation table", () => {
  expect(unsoundRows(STORAGE_MUTATIONS, preview)).toEqual([]);
});

test("another class can be the default, and snapshots can be left out", async () => {
  const other = await record(() => {
    new StorageClasses("storage", {
      volumesKeyArn: KEY,
      defaultClass: "ebs-encrypted-retain",
      snapshots: false,
    });
  });
  const classes = other.ofType(CLASS).map(({ inputs }) => inputs["metadata"]);
  expect(classes).toMatchObject([
    { annotations: { "storageclass.kubernetes.io/is-default-class": "false" } },
    { annotations: { "storageclass.kubernetes.io/is-default-class": "true" } },
  ]);
  expect(other.list).toHaveLength(3);
});

describe("bad input leaves nothing behind", () => {
  test.each<[string, () => void, string]>([
    [
      "an unknown default class",
      () => {
        new StorageClasses("x", { volumesKeyArn: KEY, defaultClass: "gp2" });
      },
      'StorageClasses "x": defaultClass: found "gp2", wanted one of ebs-encrypted, ebs-encrypted-retain.',
    ],
    [
      "a zone without a subnet",
      () => {
        new EncryptedFileSystem("x", { ...FILES, subnetIds: ["subnet-a"] });
      },
      'EncryptedFileSystem "x": subnetIds: found "1 subnets", wanted one subnet for each of the 2 availability zones.',
    ],
  ])("%s", async (_why, program, message) => {
    const refused = await record(program);
    expect(refused.list).toEqual([]);
    expect(refused.errors[0]).toContain(message);
  });
});
