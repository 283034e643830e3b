import { EventRule, EventTarget } from "@pulumi/aws/cloudwatch";
import { Queue, QueuePolicy } from "@pulumi/aws/sqs";
import * as pulumi from "@pulumi/pulumi";
import { requireClusterName, requireLocation, type Partition } from "../aws-account";
import { interruptionQueuePolicy, karpenterNames } from "./karpenter-policies";

export interface KarpenterQueueArgs {
  /** Name of the cluster: 1 to 50 letters, digits and hyphens. */
  readonly clusterName: string;
  /** Id of the AWS account: 12 digits. */
  readonly accountId: string;
  /** AWS region of the cluster, for example eu-central-1. */
  readonly region: string;
  /** AWS partition. Default aws. */
  readonly partition?: Partition;
  /** ARN of a customer key for notifications whose policy lets the controller's role read. */
  readonly notificationsKeyArn: pulumi.Input<string>;
}

/** Events that tell that an instance will go. Source: Karpenter documentation, "Interruption" in the concepts. */
const EVENTS = [
  { name: "health", source: "aws.health", detailType: "AWS Health Event" },
  { name: "spot", source: "aws.ec2", detailType: "EC2 Spot Instance Interruption Warning" },
  { name: "rebalance", source: "aws.ec2", detailType: "EC2 Instance Rebalance Recommendation" },
  { name: "state", source: "aws.ec2", detailType: "EC2 Instance State-change Notification" },
];

/**
 * The queue that tells Karpenter which instances will go, so that pods leave in time. Encrypted with a customer key (control
 * sns-sqs-encrypted), written by the named EventBridge rules alone, over TLS alone.
 */
export class KarpenterQueue extends pulumi.ComponentResource {
  /** Name of the queue, for the controller's setting `settings.interruptionQueue`. */
  readonly queueName: pulumi.Output<string>;

  constructor(name: string, args: KarpenterQueueArgs, opts?: pulumi.ComponentResourceOptions) {
    const owner = `KarpenterQueue "${name}"`;
    const location = requireLocation(owner, args);
    const clusterName = requireClusterName(owner, "clusterName", args.clusterName);
    super("hardened-cluster:index:KarpenterQueue", name, args, opts);

    const ruleName = (event: string): string => `${clusterName}-karpenter-${event}`;
    const queue = new Queue(
      `${name}-queue`,
      {
        name: karpenterNames(clusterName).queue,
        kmsMasterKeyId: args.notificationsKeyArn,
        // A warning is worth nothing when the instance has gone.
        messageRetentionSeconds: 300,
      },
      { parent: this, dependsOn: opts?.dependsOn },
    );
    const permission = new QueuePolicy(
      `${name}-queue`,
      {
        queueUrl: queue.id,
        policy: interruptionQueuePolicy(
          { ...location, clusterName },
          EVENTS.map((event) => ruleName(event.name)),
        ),
      },
      { parent: this },
    );
    for (const { name: event, source, detailType } of EVENTS) {
      const rule = new EventRule(
        `${name}-${event}`,
        {
          name: ruleName(event),
          description: `${detailType} for Karpenter in ${clusterName}`,
          eventPattern: JSON.stringify({ source: [source], "detail-type": [detailType] }),
        },
        { parent: this, dependsOn: opts?.dependsOn },
      );
      new EventTarget(
        `${name}-${event}`,
        { rule: rule.name, arn: queue.arn, targetId: "queue" },
        { parent: this, dependsOn: [permission] },
      );
    }
    this.queueName = queue.name;
    this.registerOutputs({ queueName: this.queueName });
  }
}
