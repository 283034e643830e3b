import { EventRule, EventTarget, LogMetricFilter, MetricAlarm } from "@pulumi/aws/cloudwatch";
import { Alias, Key } from "@pulumi/aws/kms";
import { Topic, TopicPolicy, TopicSubscription } from "@pulumi/aws/sns";
import * as pulumi from "@pulumi/pulumi";
import type { Partition } from "../aws-account";
import { controlPlaneLogGroup } from "../keys/key-policies";
import { planAlarms, type AlarmPlan } from "./alarm-plan";
import type { AlarmSubscriber } from "./subscribers";

export interface AuditAlarmsArgs {
  /** Name of the cluster whose audit log is watched. Its log group must exist. */
  readonly clusterName: string;
  /** Id of the AWS account: 12 digits. */
  readonly accountId: string;
  /** AWS region of the cluster, for example eu-central-1. */
  readonly region: string;
  /** AWS partition. Default aws. */
  readonly partition?: Partition;
  /** ARN of the IAM role that runs the deployment. It administers the topic's key. */
  readonly deployerRoleArn: string;
  /** ARNs of further IAM roles that administer the topic's key. Default none. */
  readonly administratorRoleArns?: string[];
  /** Who is told: one at least. */
  readonly subscribers: AlarmSubscriber[];
}

const PERIOD_SECONDS = 300;

/**
 * Alarms on what the audit log of the control plane should never or rarely show, and a rule on the calls to EKS that change
 * who gets in; all go to one encrypted topic (controls audit-log-alarms, sns-sqs-encrypted, kms-rotation). The rule
 * needs a CloudTrail trail in the account that records management events.
 */
export class AuditAlarms extends pulumi.ComponentResource {
  readonly topicArn: pulumi.Output<string>;

  constructor(name: string, args: AuditAlarmsArgs, opts?: pulumi.ComponentResourceOptions) {
    const plan = planAlarms(`AuditAlarms "${name}"`, args);
    super("hardened-cluster:index:AuditAlarms", name, args, opts);

    const topic = this.encryptedTopic(name, plan, opts);
    for (const { protocol, endpoint } of plan.subscribers) {
      new TopicSubscription(
        `${name}-${protocol}-${endpoint.replaceAll(/[^\w.-]+/g, "-")}`,
        { topic: topic.arn, protocol, endpoint },
        { parent: this },
      );
    }
    const namespace = `HardenedCluster/${args.clusterName}`;
    for (const alarm of plan.alarms) {
      const metric = `${args.clusterName}-${alarm.name}`;
      const filter = new LogMetricFilter(
        `${name}-${alarm.name}`,
        {
          name: metric,
          logGroupName: controlPlaneLogGroup(args.clusterName),
          pattern: alarm.pattern,
          metricTransformation: { name: alarm.name, namespace, value: "1", unit: "Count" },
        },
        { parent: this, dependsOn: opts?.dependsOn },
      );
      new MetricAlarm(
        `${name}-${alarm.name}`,
        {
          name: metric,
          alarmDescription: `${alarm.description} (cluster ${args.clusterName})`,
          namespace,
          metricName: alarm.name,
          statistic: "Sum",
          period: PERIOD_SECONDS,
          evaluationPeriods: 1,
          comparisonOperator: "GreaterThanOrEqualToThreshold",
          threshold: alarm.threshold,
          treatMissingData: "notBreaching",
          actionsEnabled: true,
          alarmActions: [topic.arn],
        },
        { parent: this, dependsOn: [filter] },
      );
    }
    const rule = new EventRule(
      `${name}-access-changes`,
      {
        name: `${args.clusterName}-access-changes`,
        description: `Changes of who gets into EKS cluster ${args.clusterName}`,
        eventPattern: plan.eventPattern,
        state: "ENABLED",
      },
      { parent: this, dependsOn: opts?.dependsOn },
    );
    new EventTarget(
      `${name}-access-changes`,
      { rule: rule.name, arn: topic.arn },
      { parent: this },
    );

    this.topicArn = topic.arn;
    this.registerOutputs({ topicArn: this.topicArn });
  }

  private encryptedTopic(
    name: string,
    plan: AlarmPlan,
    opts?: pulumi.ComponentResourceOptions,
  ): Topic {
    const key = new Key(
      `${name}-key`,
      {
        description: `Topic ${plan.topicName}`,
        policy: plan.keyPolicy,
        enableKeyRotation: true,
        rotationPeriodInDays: 365,
        deletionWindowInDays: 30,
      },
      { parent: this, dependsOn: opts?.dependsOn },
    );
    new Alias(
      `${name}-key`,
      { name: `alias/${plan.topicName}-topic`, targetKeyId: key.keyId },
      { parent: this },
    );
    const topic = new Topic(
      `${name}-topic`,
      { name: plan.topicName, kmsMasterKeyId: key.arn },
      { parent: this },
    );
    new TopicPolicy(
      `${name}-topic`,
      { arn: topic.arn, policy: plan.topicPolicy },
      { parent: this },
    );
    return topic;
  }
}
