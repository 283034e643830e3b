import { FileSystem, FileSystemPolicy, MountTarget } from "@pulumi/aws/efs";
import * as pulumi from "@pulumi/pulumi";
import type { Partition } from "../aws-account";
import { planFileSystemPolicy } from "./file-system-plan";
import { knownAfter } from "../known-after";

export interface EncryptedFileSystemArgs {
  /** Name of the cluster whose EFS CSI driver mounts the file system. */
  readonly clusterName: string;
  /** Id of the AWS account: 12 digits. */
  readonly accountId: string;
  /** AWS region of the cluster, for example eu-central-1. */
  readonly region: string;
  /** AWS partition. Default aws. */
  readonly partition?: Partition;
  /** Availability zones of the nodes. */
  readonly availabilityZones: string[];
  /** Subnets for the mount targets, one in each zone, in the order of the zones. */
  readonly subnetIds: pulumi.Input<string>[];
  /** Security group of the mount targets, which nodes reach on port 2049 (`FILE_SYSTEM_NEEDS`). */
  readonly securityGroupId: pulumi.Input<string>;
  /** ARN of the customer key for the file system. */
  readonly volumesKeyArn: pulumi.Input<string>;
}

/**
 * An EFS file system for the cluster: encrypted with the customer key, reachable through its security group alone,
 * mounted over TLS by the driver's roles alone (controls efs-encrypted, efs-tls-only). The driver's roles (`AddonRoles`) must exist first, because the policy names them.
 */
export class EncryptedFileSystem extends pulumi.ComponentResource {
  readonly fileSystemId: pulumi.Output<string>;

  constructor(name: string, args: EncryptedFileSystemArgs, opts?: pulumi.ComponentResourceOptions) {
    const policy = planFileSystemPolicy(`EncryptedFileSystem "${name}"`, args);
    super("hardened-cluster:index:EncryptedFileSystem", name, args, opts);

    const fileSystem = new FileSystem(
      `${name}-file-system`,
      { encrypted: true, kmsKeyId: args.volumesKeyArn, tags: { Name: name } },
      { parent: this, dependsOn: opts?.dependsOn },
    );
    const fileSystemId = fileSystem.id;
    new FileSystemPolicy(`${name}-policy`, { fileSystemId, policy }, { parent: this });
    const targets = args.availabilityZones.map((zone, index) => {
      const subnetId = args.subnetIds[index] ?? "";
      return new MountTarget(
        `${name}-${zone}`,
        { fileSystemId, subnetId, securityGroups: [args.securityGroupId] },
        { parent: this },
      );
    });

    // Whoever uses the file system waits for the mount targets.
    this.fileSystemId = knownAfter(fileSystemId, targets);
    this.registerOutputs({ fileSystemId: this.fileSystemId });
  }
}
