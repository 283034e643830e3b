import { Alias, Key } from "@pulumi/aws/kms";
import * as pulumi from "@pulumi/pulumi";
import type { Partition } from "../aws-account";
import { planKeyPolicies } from "./key-policies";

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
}

/**
 * Customer keys for Kubernetes secrets, control-plane logs and node volumes. Each rotates every year, has a deletion
 * window of 30 days, the longest there is, and names its administrators (controls kms-rotation, kms-deletion-window,
 * kms-policy-no-star). The policies name roles, so those must exist first: the control plane's role (`dependsOn`) and the
 * account's service-linked role for Auto Scaling, which AWS makes with the first Auto Scaling group.
 */
export class ClusterKeys extends pulumi.ComponentResource {
  /** ARN of the key for Kubernetes secrets. */
  readonly secretsKeyArn: pulumi.Output<string>;
  /** ARN of the key for control-plane logs. */
  readonly logsKeyArn: pulumi.Output<string>;
  /** ARN of the key for node volumes. */
  readonly volumesKeyArn: pulumi.Output<string>;

  constructor(name: string, args: ClusterKeysArgs, opts?: pulumi.ComponentResourceOptions) {
    const policies = planKeyPolicies(`ClusterKeys "${name}"`, args);
    super("hardened-cluster:index:ClusterKeys", name, args, opts);

    const key = (use: keyof typeof policies, description: string): pulumi.Output<string> => {
      const created = new Key(
        `${name}-${use}`,
        {
          description: `${description} of EKS cluster ${args.clusterName}`,
          policy: policies[use],
          enableKeyRotation: true,
          rotationPeriodInDays: 365,
          deletionWindowInDays: 30,
        },
        { parent: this, dependsOn: opts?.dependsOn },
      );
      new Alias(
        `${name}-${use}`,
        { name: `alias/${args.clusterName}/${use}`, targetKeyId: created.keyId },
        { parent: this },
      );
      return created.arn;
    };

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
