import {
  requireAdministrators,
  requireClusterName,
  requireLocation,
  type Administrators,
  type AwsLocation,
} from "../aws-account";
import { administration, keyPolicy, type Statement } from "../keys/statements";
import { DETECTIONS } from "./detections";
import { filterPattern } from "./filter-pattern";
import { requireSubscribers, type AlarmSubscriber } from "./subscribers";

export interface AlarmRequest extends AwsLocation, Administrators {
  readonly clusterName: string;
  readonly subscribers: readonly AlarmSubscriber[];
}

export interface PlannedAlarm {
  readonly name: string;
  readonly description: string;
  readonly pattern: string;
  readonly threshold: number;
}

export interface AlarmPlan {
  readonly topicName: string;
  /** Policies and the event pattern as JSON text. */
  readonly topicPolicy: string;
  readonly keyPolicy: string;
  readonly eventPattern: string;
  readonly alarms: readonly PlannedAlarm[];
  readonly subscribers: readonly AlarmSubscriber[];
}

/** Calls to EKS that change who gets into the cluster. Source: EKS API reference, "Actions". */
const ACCESS_CALLS = [
  "CreateAccessEntry",
  "UpdateAccessEntry",
  "DeleteAccessEntry",
  "AssociateAccessPolicy",
  "DisassociateAccessPolicy",
  "AssociateIdentityProviderConfig",
  "DisassociateIdentityProviderConfig",
  "CreatePodIdentityAssociation",
  "UpdatePodIdentityAssociation",
  "UpdateClusterConfig",
];

/** The services that publish to the topic. */
const PUBLISHERS = { alarms: "cloudwatch.amazonaws.com", events: "events.amazonaws.com" };

/** Plans the alarms on the audit log and the topic that they publish to. */
export function planAlarms(owner: string, request: AlarmRequest): AlarmPlan {
  const { partition, region, accountId } = requireLocation(owner, request);
  const clusterName = requireClusterName(owner, "clusterName", request.clusterName);
  const administrators = requireAdministrators(owner, request);
  const topicName = `${clusterName}-audit`;
  const topicArn = `arn:${partition}:sns:${region}:${accountId}:${topicName}`;
  const alarmArns = `arn:${partition}:cloudwatch:${region}:${accountId}:alarm:*`;
  return {
    topicName,
    topicPolicy: topicPolicy(topicArn, alarmArns),
    keyPolicy: keyPolicy(administration(administrators), publishers(topicArn)),
    eventPattern: JSON.stringify({
      source: ["aws.eks"],
      "detail-type": ["AWS API Call via CloudTrail"],
      // CloudTrail calls the parameter by its name in the request's path.
      detail: { eventName: ACCESS_CALLS, requestParameters: { name: [clusterName] } },
    }),
    alarms: DETECTIONS.map(({ name, description, threshold, condition }) => ({
      name,
      description,
      threshold,
      pattern: filterPattern(condition),
    })),
    subscribers: requireSubscribers(owner, request.subscribers),
  };
}

/** Bound by the topic, which SNS names when it asks for a key, and not by the caller: not every service says who calls. */
function publishers(topicArn: string): Statement {
  return {
    Sid: "AuditTopicPublishers",
    Principal: { Service: Object.values(PUBLISHERS) },
    Action: ["kms:Decrypt", "kms:GenerateDataKey"],
    Condition: { StringEquals: { "kms:EncryptionContext:aws:sns:topicArn": topicArn } },
  };
}

/**
 * Sources: CloudWatch user guide, "Notifying users on alarm changes"; EventBridge user guide, "Using resource-based policies
 * for Amazon EventBridge", which has no condition for topics.
 */
function topicPolicy(topicArn: string, alarmArns: string): string {
  const publish = { Effect: "Allow", Action: "sns:Publish", Resource: topicArn };
  return JSON.stringify({
    Version: "2012-10-17",
    Statement: [
      {
        Sid: "Alarms",
        ...publish,
        Principal: { Service: PUBLISHERS.alarms },
        Condition: { ArnLike: { "aws:SourceArn": alarmArns } },
      },
      { Sid: "AccessChanges", ...publish, Principal: { Service: PUBLISHERS.events } },
      {
        Sid: "TlsOnly",
        Effect: "Deny",
        Principal: "*",
        Action: "sns:Publish",
        Resource: topicArn,
        Condition: { Bool: { "aws:SecureTransport": "false" } },
      },
    ],
  });
}
