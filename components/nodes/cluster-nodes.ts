import * as pulumi from "@pulumi/pulumi";
import type { Partition } from "../aws-account";
import { CustomerKey } from "../keys/customer-key";
import { AutoModeIdentity } from "./auto-mode";
import { KarpenterAccess } from "./karpenter";
import { karpenterControllerArn } from "./karpenter-policies";
import { KarpenterQueue } from "./karpenter-queue";
import { BottlerocketNodes } from "./node-group";
import type { NodeSettings } from "./node-plan";

export interface ClusterNodesArgs {
  /** Name of the cluster that the nodes join. */
  readonly clusterName: string;
  /** Id of the AWS account: 12 digits. */
  readonly accountId: string;
  /** AWS region of the cluster, for example eu-central-1. */
  readonly region: string;
  /** AWS partition. Default aws. */
  readonly partition?: Partition;
  /** ARN of the IAM role that runs the deployment. */
  readonly deployerRoleArn: string;
  /** ARNs of further IAM roles that administer the key of the queue. */
  readonly administratorRoleArns: string[];
  /** Permissions boundary for every role. Default none. */
  readonly permissionsBoundaryArn?: pulumi.Input<string>;
  /** Kubernetes minor version of the nodes. Default 1.35. */
  readonly kubernetesVersion?: string;
  /** ARN of the nodes' role. */
  readonly roleArn: pulumi.Input<string>;
  /** Private subnets for the nodes. */
  readonly subnetIds: pulumi.Input<pulumi.Input<string>[]>;
  /** Security group of the nodes. */
  readonly securityGroupId: pulumi.Input<string>;
  /** ARN of the customer key for node volumes. */
  readonly volumesKeyArn: pulumi.Input<string>;
  /** Node groups by name. */
  readonly nodeGroups: Record<string, NodeSettings>;
  /** Whether people open shells on the nodes through session manager. Default false. */
  readonly sessionAccess?: boolean;
  /** Whether EKS Auto Mode makes nodes. Default false. */
  readonly autoMode?: boolean;
  /** ARN of Karpenter's role, when Karpenter makes nodes. Default none. */
  readonly karpenterRoleArn?: pulumi.Input<string>;
  /** ARN of the role of Karpenter's nodes, when Karpenter makes nodes. Default none. */
  readonly karpenterNodeRoleArn?: pulumi.Input<string>;
}

/** The node groups of a cluster, and what Auto Mode and Karpenter need on the side of AWS to make further nodes. */
export class ClusterNodes extends pulumi.ComponentResource {
  /** Name of the role of Auto Mode nodes; there when Auto Mode makes nodes. */
  readonly autoModeRoleName?: pulumi.Output<string>;
  /** Name of Karpenter's queue; there when Karpenter makes nodes. */
  readonly karpenterQueueName?: pulumi.Output<string>;

  constructor(name: string, args: ClusterNodesArgs, opts?: pulumi.ComponentResourceOptions) {
    super("hardened-cluster:index:ClusterNodes", name, args, opts);
    const { clusterName, accountId, region, permissionsBoundaryArn } = args;
    const { partition, karpenterRoleArn, karpenterNodeRoleArn } = args;
    const location = { clusterName, accountId, region, partition };
    const own = { parent: this, dependsOn: opts?.dependsOn };

    for (const [group, settings] of Object.entries(args.nodeGroups)) {
      new BottlerocketNodes(
        `${name}-${group}`,
        {
          clusterName,
          kubernetesVersion: args.kubernetesVersion,
          roleArn: args.roleArn,
          subnetIds: args.subnetIds,
          securityGroupId: args.securityGroupId,
          volumesKeyArn: args.volumesKeyArn,
          settings,
          sessionAccess: args.sessionAccess,
        },
        own,
      );
    }
    if (args.autoMode === true) {
      const identity = new AutoModeIdentity(
        `${name}-auto`,
        { clusterName, partition, permissionsBoundaryArn },
        own,
      );
      this.autoModeRoleName = identity.nodeRoleName;
    }
    if (karpenterRoleArn !== undefined && karpenterNodeRoleArn !== undefined) {
      new KarpenterAccess(
        `${name}-karpenter`,
        { clusterName, controllerRoleArn: karpenterRoleArn, nodeRoleArn: karpenterNodeRoleArn },
        own,
      );
      const key = new CustomerKey(
        `${name}-karpenter-key`,
        {
          ...location,
          use: "notifications",
          deployerRoleArn: args.deployerRoleArn,
          administratorRoleArns: args.administratorRoleArns,
          userRoleArns: [
            karpenterControllerArn({
              clusterName,
              accountId,
              region,
              partition: partition ?? "aws",
            }),
          ],
        },
        own,
      );
      const queue = new KarpenterQueue(
        `${name}-karpenter-queue`,
        { ...location, notificationsKeyArn: key.keyArn },
        own,
      );
      this.karpenterQueueName = queue.queueName;
    }
    this.registerOutputs({
      autoModeRoleName: this.autoModeRoleName,
      karpenterQueueName: this.karpenterQueueName,
    });
  }
}
