import * as pulumi from "@pulumi/pulumi";
import type { Partition } from "../aws-account";
import { planCustomerKeyPolicy, type KeyUse } from "./customer-key-policy";
import { requireKeyStoreId, rotatingKey } from "./rotating-key";

export interface CustomerKeyArgs {
  /** What the key encrypts: registry, backup, audit or notifications. */
  readonly use: KeyUse;
  /** Name of the cluster that the key is for. */
  readonly clusterName: string;
  /** Id of the AWS account: 12 digits. */
  readonly accountId: string;
  /** AWS region of the cluster, for example eu-central-1. */
  readonly region: string;
  /** AWS partition. Default aws. */
  readonly partition?: Partition;
  /** ARN of the IAM role that runs the deployment. It administers the key, and creates repositories with a registry key. */
  readonly deployerRoleArn: string;
  /** ARNs of further IAM roles that administer the key. Default none. */
  readonly administratorRoleArns?: string[];
  /**
   * ARNs of IAM roles that use the key through the service of its use: backup roles, delivery roles of the audit archive,
   * readers of queues. Required for backup and audit; default none otherwise. They must exist before the key.
   */
  readonly userRoleArns?: string[];
  /** Id of a custom key store (an HSM of your own). Keys in it do not rotate by themselves. Default none. */
  readonly customKeyStoreId?: string;
}

/**
 * A customer key for one use around the cluster, with rotation, a deletion window of 30 days, named administrators and
 * conditions on every service (controls kms-rotation, kms-deletion-window, kms-policy-no-star). Give it the option
 * `protect` in production: what it encrypts is lost with it.
 */
export class CustomerKey extends pulumi.ComponentResource {
  readonly keyArn: pulumi.Output<string>;

  constructor(name: string, args: CustomerKeyArgs, opts?: pulumi.ComponentResourceOptions) {
    const owner = `CustomerKey "${name}"`;
    const policy = planCustomerKeyPolicy(owner, args);
    requireKeyStoreId(owner, args.customKeyStoreId);
    super("hardened-cluster:index:CustomerKey", name, args, opts);

    this.keyArn = rotatingKey(
      `${name}-key`,
      {
        description: `${DESCRIPTIONS[args.use]} of EKS cluster ${args.clusterName}`,
        policy,
        alias: `${args.clusterName}/${args.use}`,
        customKeyStoreId: args.customKeyStoreId,
      },
      { parent: this, dependsOn: opts?.dependsOn },
    );
    this.registerOutputs({ keyArn: this.keyArn });
  }
}

const DESCRIPTIONS: Readonly<Record<KeyUse, string>> = {
  registry: "Container images",
  backup: "Backups",
  audit: "Audit archive",
  notifications: "Notifications",
};
