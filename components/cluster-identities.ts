import * as pulumi from "@pulumi/pulumi";
import { AddonRoles } from "./addons/addon-roles";
import type { Partition } from "./aws-account";
import { BackupRoles } from "./backup/backup-roles";
import { ClusterRoles } from "./cluster-roles";
import { KarpenterIdentity } from "./nodes/karpenter";

export interface ClusterIdentitiesArgs {
  /** Name of the cluster. Role names derive from it. */
  readonly clusterName: string;
  /** Id of the AWS account: 12 digits. */
  readonly accountId: string;
  /** AWS region of the cluster, for example eu-central-1. */
  readonly region: string;
  /** AWS partition. Default aws. */
  readonly partition?: Partition;
  /** Names of all add-ons of the cluster. Default those that `DEFAULT_ADDONS` lists. */
  readonly addons?: string[];
  /** Permissions boundary for every role. Default none. */
  readonly permissionsBoundaryArn?: pulumi.Input<string>;
  /** Whether people open shells on the nodes through session manager. Default false. */
  readonly sessionAccess?: boolean;
  /** Whether EKS Auto Mode makes nodes. Default false. */
  readonly autoMode?: boolean;
  /** Whether Karpenter makes nodes. Default false. */
  readonly karpenter?: boolean;
}

/**
 * All roles of a cluster, each for one user and with its own permissions (controls iam-no-wildcard-action,
 * ng-node-role-least, iam-pod-identity-trust). They come first, because the policies of the keys name them.
 */
export class ClusterIdentities extends pulumi.ComponentResource {
  readonly controlPlaneRoleArn: pulumi.Output<string>;
  readonly nodeRoleArn: pulumi.Output<string>;
  /** ARNs of the add-ons' roles by service account. */
  readonly addonRoleArns: Record<string, pulumi.Output<string>>;
  readonly backupRoleArn: pulumi.Output<string>;
  readonly restoreTestRoleArn: pulumi.Output<string>;
  /** There when Karpenter makes nodes. */
  readonly karpenterRoleArn?: pulumi.Output<string>;
  /** There when Karpenter makes nodes. */
  readonly karpenterNodeRoleArn?: pulumi.Output<string>;

  constructor(name: string, args: ClusterIdentitiesArgs, opts?: pulumi.ComponentResourceOptions) {
    super("hardened-cluster:index:ClusterIdentities", name, args, opts);
    const { clusterName, accountId, region, partition, permissionsBoundaryArn } = args;
    const { sessionAccess } = args;
    const location = { clusterName, accountId, region, partition, permissionsBoundaryArn };
    const own = { parent: this, dependsOn: opts?.dependsOn };

    const roles = new ClusterRoles(
      `${name}-cluster`,
      { clusterName, partition, permissionsBoundaryArn, sessionAccess, autoMode: args.autoMode },
      own,
    );
    const addons = new AddonRoles(`${name}-addons`, { ...location, addons: args.addons }, own);
    const backup = new BackupRoles(`${name}-backup`, location, own);
    if (args.karpenter === true) {
      const karpenter = new KarpenterIdentity(
        `${name}-karpenter`,
        { ...location, sessionAccess },
        own,
      );
      this.karpenterRoleArn = karpenter.controllerRoleArn;
      this.karpenterNodeRoleArn = karpenter.nodeRoleArn;
    }

    this.controlPlaneRoleArn = roles.controlPlaneRoleArn;
    this.nodeRoleArn = roles.nodeRoleArn;
    this.addonRoleArns = addons.roleArns;
    this.backupRoleArn = backup.backupRoleArn;
    this.restoreTestRoleArn = backup.restoreTestRoleArn;
    this.registerOutputs({
      controlPlaneRoleArn: this.controlPlaneRoleArn,
      nodeRoleArn: this.nodeRoleArn,
      addonRoleArns: this.addonRoleArns,
      backupRoleArn: this.backupRoleArn,
      restoreTestRoleArn: this.restoreTestRoleArn,
    });
  }
}
