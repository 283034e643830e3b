import { StorageClass } from "@pulumi/kubernetes/storage/v1";
import * as pulumi from "@pulumi/pulumi";

export interface FileStorageClassArgs {
  /** Id of the EFS file system. */
  readonly fileSystemId: pulumi.Input<string>;
}

/**
 * A storage class for volumes that many pods share, on EFS: each volume is an access point of its own with a directory and a
 * user of its own, and is mounted over TLS with the driver's role (control sc-efs-in-transit).
 */
export class FileStorageClass extends pulumi.ComponentResource {
  readonly storageClassName: string;

  constructor(name: string, args: FileStorageClassArgs, opts?: pulumi.ComponentResourceOptions) {
    super("hardened-cluster:index:FileStorageClass", name, args, opts);
    this.storageClassName = "efs-encrypted";
    new StorageClass(
      `${name}-class`,
      {
        metadata: { name: this.storageClassName },
        provisioner: "efs.csi.aws.com",
        parameters: {
          provisioningMode: "efs-ap",
          fileSystemId: args.fileSystemId,
          directoryPerms: "700",
        },
        mountOptions: ["tls", "iam"],
        volumeBindingMode: "Immediate",
        reclaimPolicy: "Delete",
      },
      { parent: this, dependsOn: opts?.dependsOn },
    );
    this.registerOutputs({ storageClassName: this.storageClassName });
  }
}
