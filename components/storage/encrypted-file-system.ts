import { SecurityGroup } from "@pulumi/aws/ec2";
import { FileSystem, FileSystemPolicy, MountTarget } from "@pulumi/aws/efs";
import { SecurityGroupEgressRule, SecurityGroupIngressRule } from "@pulumi/aws/vpc";
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
  /** The VPC of the cluster. */
  readonly vpcId: pulumi.Input<string>;
  /** Availability zones of the nodes. */
  readonly availabilityZones: string[];
  /** Subnets of the nodes, in the order of the zones. Each gets a mount target. */
  readonly subnetIds: pulumi.Input<string>[];
  /** Security group of the nodes. */
  readonly nodeSecurityGroupId: pulumi.Input<string>;
  /** ARN of the customer key for the file system. */
  readonly volumesKeyArn: pulumi.Input<string>;
}

const NFS_PORT = 2049;

/**
 * An EFS file system for the cluster: encrypted with the customer key, reachable from the nodes alone and on one port,
 * mounted over TLS by the driver's roles alone (controls efs-encrypted, efs-tls-only, sg-no-public-ingress). The driver's roles (`AddonRoles`) must exist first, because the policy names them.
 */
export class EncryptedFileSystem extends pulumi.ComponentResource {
  readonly fileSystemId: pulumi.Output<string>;
  /** The rule by which nodes reach the file system, for lists of all rules of the nodes' group. */
  readonly nodeEgressRuleId: pulumi.Output<string>;

  constructor(name: string, args: EncryptedFileSystemArgs, opts?: pulumi.ComponentResourceOptions) {
    const policy = planFileSystemPolicy(`EncryptedFileSystem "${name}"`, args);
    super("hardened-cluster:index:EncryptedFileSystem", name, args, opts);

    const group = new SecurityGroup(
      `${name}-mount-targets`,
      {
        vpcId: args.vpcId,
        description: `EFS mount targets of ${args.clusterName}`,
        tags: { Name: `${name}-mount-targets` },
      },
      { parent: this, dependsOn: opts?.dependsOn },
    );
    const rule = {
      ipProtocol: "tcp",
      fromPort: NFS_PORT,
      toPort: NFS_PORT,
      description: "Nodes to EFS mount targets",
    };
    new SecurityGroupIngressRule(
      `${name}-nodes-ingress`,
      { ...rule, securityGroupId: group.id, referencedSecurityGroupId: args.nodeSecurityGroupId },
      { parent: this },
    );
    const egress = new SecurityGroupEgressRule(
      `${name}-nodes-egress`,
      { ...rule, securityGroupId: args.nodeSecurityGroupId, referencedSecurityGroupId: group.id },
      { parent: this },
    );

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
        { fileSystemId, subnetId, securityGroups: [group.id] },
        { parent: this },
      );
    });

    // Whoever uses the file system waits for the mount targets.
    this.fileSystemId = knownAfter(fileSystemId, targets);
    this.nodeEgressRuleId = egress.id;
    this.registerOutputs({
      fileSystemId: this.fileSystemId,
      nodeEgressRuleId: this.nodeEgressRuleId,
    });
  }
}
