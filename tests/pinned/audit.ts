import type { PinnedGroup } from "../support/pinned";
import { ABSENT } from "../support/tweak";

export const pinned: PinnedGroup = {
  rows: [
    ["audit-access-rule", "medium", "advisory"],
    ["audit-archive-complete", "low", "advisory"],
    ["audit-log-alarms", "medium", "advisory"],
    ["audit-subscriber", "low", "advisory"],
    ["backup-notifications", "low", "advisory"],
    ["logs-deletion-protection", "medium", "advisory"],
    ["s3-object-lock", "medium", "advisory"],
    ["vpc-dns-query-logs", "low", "advisory"],
  ],
  withoutDefault: {
    "audit-archive-complete": "the mutation table holds it against a stack with every option",
    "s3-object-lock": "the mutation table holds it against a stack with every option",
  },
  flips: [
    {
      control: "backup-notifications",
      type: "aws:backup/vaultNotifications:VaultNotifications",
      set: "backupVaultEvents",
      to: [],
    },
    {
      control: "audit-access-rule",
      type: "aws:cloudwatch/eventRule:EventRule",
      set: "state",
      to: "DISABLED",
    },
    {
      control: "audit-log-alarms",
      type: "aws:cloudwatch/logMetricFilter:LogMetricFilter",
      set: "pattern",
      to: '{ $.kind = "Event" }',
    },
    {
      control: "audit-log-alarms",
      type: "aws:cloudwatch/metricAlarm:MetricAlarm",
      set: "actionsEnabled",
      to: false,
    },
    {
      control: "audit-subscriber",
      type: "aws:sns/topicSubscription:TopicSubscription",
      set: "endpoint",
      to: "",
    },
    {
      control: "logs-deletion-protection",
      type: "aws:cloudwatch/logGroup:LogGroup",
      name: "-control-plane-logs",
      set: "deletionProtectionEnabled",
      to: false,
    },
    {
      control: "vpc-dns-query-logs",
      type: "aws:route53/resolverQueryLogConfigAssociation:ResolverQueryLogConfigAssociation",
      set: "resourceId",
      to: ABSENT,
    },
  ],
};
