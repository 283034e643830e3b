import * as pulumi from "@pulumi/pulumi";
import type { Partition } from "../aws-account";
import { planKeyPolicies } from "./key-policies";
import { requireKeyStoreId, rotatingKey } from "./rotating-key";

export interface ClusterKeysArgs {
  /** Name of the cluster that the keys are for. */
  readonly clusterName: string;
  /** Id of the AWS account: 12 digits. */
  readonly accountId: string;
  /** AWS region of the cluster, for example eu-central-1. */
  readonly region: string;
  /** AWS partition. Default aws. */
  readonly partition?: Partition;
  /**
   * ARN of the IAM role that runs the deployment. It administers the keys and takes out the grant that EKS needs.
   */
  readonly deployerRoleArn: string;
  /** ARNs of further IAM roles that administer the keys. Default none. */
  readonly administratorRoleArns?: string[];
  /**
   * ARNs of IAM roles that make volumes with the key for volumes through EC2, such as the role of the EBS CSI driver. They
   * must exist before the keys. Default none.
   */
  readonly volumeUserRoleArns?: string[];
  /** Log groups beside that of the control plane which the key for logs encrypts. Default none. */
  readonly logGroupNames?: string[];
  /** Whether EKS Auto Mode makes nodes, with volumes in the name of the control plane's role. Default false. */
  readonly autoMode?: boolean;
  /** Whether the deployment makes an EFS file system that the key for volumes encrypts. Default false. */
  readonly fileSystem?: boolean;
  /** Id of a custom key store (an HSM of your own). Keys in it do not rotate by themselves. Default none. */
  readonly customKeyStoreId?: string;
}

/**
 * Customer keys for Kubernetes secrets, control-plane logs and node volumes. Each rotates every year, has a deletion
 * window of 30 days, the longest there is, and names its administrators (controls kms-rotation, kms-deletion-window,
 * kms-policy-no-star). The policies name roles, so those must exist first: the control plane's role (`dependsOn`) and the
 * account's service-linked role for Auto Scaling, which AWS makes with the first Auto Scaling group. Give them the option
 * `protect` in production: what they encrypt is lost with them.
 */
export class ClusterKeys extends pulumi.ComponentResource {
  /** ARN of the key for Kubernetes secrets. */
  readonly secretsKeyArn: pulumi.Output<string>;
  /** ARN of the key for control-plane logs. */
  readonly logsKeyArn: pulumi.Output<string>;
  /** ARN of the key for node volumes. */
  readonly volumesKeyArn: pulumi.Output<string>;

  constructor(name: string, args: ClusterKeysArgs, opts?: pulumi.ComponentResourceOptions) {
    const owner = `ClusterKeys "${name}"`;
    const policies = planKeyPolicies(owner, args);
    requireKeyStoreId(owner, args.customKeyStoreId);
    super("hardened-cluster:index:ClusterKeys", name, args, opts);

    const key = (use: keyof typeof policies, description: string): pulumi.Output<string> =>
      rotatingKey(
        `${name}-${use}`,
        {
          description: `${description} of EKS cluster ${args.clusterName}`,
          policy: policies[use],
          alias: `${args.clusterName}/${use}`,
          customKeyStoreId: args.customKeyStoreId,
        },
        { parent: this, dependsOn: opts?.dependsOn },
      );

    this.secretsKeyArn = key("secrets", "Secrets");
    this.logsKeyArn = key("logs", "Control-plane logs");
    this.volumesKeyArn = key("volumes", "Node volumes");
    this.registerOutputs({
      secretsKeyArn: this.secretsKeyArn,
      logsKeyArn: this.logsKeyArn,
      volumesKeyArn: this.volumesKeyArn,
    });
  }
}
