import { LogSubscriptionFilter } from "@pulumi/aws/cloudwatch";
import { Role, RolePolicy } from "@pulumi/aws/iam";
import { FirehoseDeliveryStream } from "@pulumi/aws/kinesis";
import { Alias, Key } from "@pulumi/aws/kms";
import * as pulumi from "@pulumi/pulumi";
import type { Partition } from "../aws-account";
import { controlPlaneLogGroup } from "../keys/key-policies";
import { archiveBucket } from "./archive-bucket";
import { planArchive, type RetentionMode } from "./archive-plan";
import { knownAfter } from "../known-after";

export interface AuditArchiveArgs {
  /** Name of the cluster whose control-plane logs are archived. Its log group must exist. */
  readonly clusterName: string;
  /** Id of the AWS account: 12 digits. */
  readonly accountId: string;
  /** AWS region of the cluster, for example eu-central-1. */
  readonly region: string;
  /** AWS partition. Default aws. */
  readonly partition?: Partition;
  /** ARN of the IAM role that runs the deployment. It administers the archive's key. */
  readonly deployerRoleArn: string;
  /** ARNs of further IAM roles that administer the archive's key. Default none. */
  readonly administratorRoleArns?: string[];
  /** Name of the bucket. Default made of the cluster, the account and the region. */
  readonly bucketName?: string;
  /** Days for which no object can be changed or deleted, 1 to 36500. Default 365. */
  readonly retentionDays?: number;
  /** How firmly. Default GOVERNANCE. */
  readonly retentionMode?: RetentionMode;
  /** Must be true for the mode COMPLIANCE, which cannot be undone. Default false. */
  readonly acknowledgeIrreversible?: boolean;
  /** Permissions boundary for both roles. Default none. */
  readonly permissionsBoundaryArn?: pulumi.Input<string>;
}

/**
 * A copy of the control-plane logs that nobody can change: sent on as they arrive to a bucket with Object Lock, a key of its
 * own and access over TLS only (controls s3-object-lock, s3-public-block, s3-tls-only, s3-sse, s3-versioning). The
 * bucket is protected from deletion by Pulumi as well.
 */
export class AuditArchive extends pulumi.ComponentResource {
  readonly bucketName: pulumi.Output<string>;
  readonly streamArn: pulumi.Output<string>;

  constructor(name: string, args: AuditArchiveArgs, opts?: pulumi.ComponentResourceOptions) {
    const plan = planArchive(`AuditArchive "${name}"`, args);
    super("hardened-cluster:index:AuditArchive", name, args, opts);
    const { policies } = plan;

    const role = (
      suffix: string,
      roleName: string,
      assumeRolePolicy: string,
      policy: string,
    ): { readonly created: Role; readonly arn: pulumi.Output<string> } => {
      const created = new Role(
        `${name}-${suffix}`,
        { name: roleName, assumeRolePolicy, permissionsBoundary: args.permissionsBoundaryArn },
        { parent: this, dependsOn: opts?.dependsOn },
      );
      const inline = { role: created.name, policy };
      const permissions = new RolePolicy(`${name}-${suffix}`, inline, { parent: this });
      // Waiting for the policy makes whoever uses the ARN wait for the permissions.
      return { created, arn: knownAfter(created.arn, [permissions]) };
    };
    const delivery = role(
      "write",
      plan.deliveryRoleName,
      policies.deliveryTrust,
      policies.delivery,
    );
    const subscription = role(
      "send",
      plan.subscriptionRoleName,
      policies.subscriptionTrust,
      policies.subscription,
    );

    const key = new Key(
      `${name}-key`,
      {
        description: `Audit archive of EKS cluster ${args.clusterName}`,
        policy: policies.key,
        enableKeyRotation: true,
        rotationPeriodInDays: 365,
        deletionWindowInDays: 30,
      },
      // The policy names the role.
      { parent: this, dependsOn: [delivery.created] },
    );
    new Alias(
      `${name}-key`,
      { name: `alias/${args.clusterName}/audit-archive`, targetKeyId: key.keyId },
      { parent: this },
    );
    this.bucketName = archiveBucket(name, plan, key.arn, {
      parent: this,
      dependsOn: opts?.dependsOn,
    });
    const stream = new FirehoseDeliveryStream(
      `${name}-stream`,
      {
        name: plan.streamName,
        destination: "extended_s3",
        serverSideEncryption: {
          enabled: true,
          keyType: "CUSTOMER_MANAGED_CMK",
          keyArn: key.arn,
        },
        extendedS3Configuration: {
          bucketArn: this.bucketName.apply(() => plan.bucketArn),
          roleArn: delivery.arn,
          kmsKeyArn: key.arn,
          prefix: "logs/!{timestamp:yyyy/MM/dd/HH}/",
          errorOutputPrefix: "errors/!{firehose:error-output-type}/!{timestamp:yyyy/MM/dd}/",
          bufferingInterval: 300,
          bufferingSize: 5,
          // CloudWatch Logs compresses what it sends.
          compressionFormat: "UNCOMPRESSED",
        },
      },
      { parent: this },
    );
    new LogSubscriptionFilter(
      `${name}-subscription`,
      {
        name: plan.streamName,
        logGroup: controlPlaneLogGroup(args.clusterName),
        // Everything.
        filterPattern: "",
        destinationArn: stream.arn,
        roleArn: subscription.arn,
      },
      { parent: this, dependsOn: opts?.dependsOn },
    );
    this.streamArn = stream.arn;
    this.registerOutputs({ bucketName: this.bucketName, streamArn: this.streamArn });
  }
}
