import type { MutationRow } from "./row";

const ALARM = "aws:cloudwatch/metricAlarm:MetricAlarm";
const FILTER = "aws:cloudwatch/logMetricFilter:LogMetricFilter";
const KEY = "aws:kms/key:Key";
const TOPIC = "aws:sns/topic:Topic";
const RULE = "aws:cloudwatch/eventRule:EventRule";
const BLOCK = "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock";
const LOCK = "aws:s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration";
const SSE =
  "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration";
const STREAM = "aws:kinesis/firehoseDeliveryStream:FirehoseDeliveryStream";
const ROLE = "aws:iam/role:Role";

const document = (statement: object): string =>
  JSON.stringify({ Version: "2012-10-17", Statement: [statement] });
const ANYBODY = document({ Effect: "Allow", Principal: "*", Action: "*", Resource: "*" });
const ANY_SOURCE = document({
  Effect: "Allow",
  Principal: { Service: "firehose.amazonaws.com" },
  Action: "sts:AssumeRole",
});
const DETECTIONS = [
  "anonymous-access",
  "pod-access",
  "secrets-read",
  "rbac-change",
  "certificate-approval",
  "forbidden-burst",
  "aws-auth-change",
];

function row(
  type: string,
  resource: string,
  path: string,
  flip: unknown,
  control: string,
  requirement = "K12",
): MutationRow {
  return { type, resource: `^(?:${resource})$`, path, flip, control, requirement };
}

/** Hardening properties of the alarms on the audit log and of the archive. */
export const AUDIT_MUTATIONS: readonly MutationRow[] = [
  ...DETECTIONS.flatMap((name) => [
    row(FILTER, `.*-${name}`, "pattern", '{ $.kind = "Nothing" }', "audit-log-alarms"),
    row(ALARM, `.*-${name}`, "actionsEnabled", false, "audit-log-alarms"),
  ]),
  row(FILTER, ".*", "metricTransformation.name", "other", "audit-log-alarms"),
  row(FILTER, ".*", "metricTransformation.value", "0", "audit-log-alarms"),
  row(FILTER, ".*", "logGroupName", "/aws/lambda/web", "audit-log-alarms"),
  row(ALARM, ".*", "metricName", "other", "audit-log-alarms"),
  row(ALARM, ".*", "alarmActions", [], "audit-log-alarms"),
  row(ALARM, ".*", "comparisonOperator", "LessThanThreshold", "audit-log-alarms"),
  row(RULE, ".*-access-changes", "state", "DISABLED", "audit-access-rule"),
  row(RULE, ".*-access-changes", "eventPattern", '{"source":["aws.ec2"]}', "audit-access-rule"),
  row(TOPIC, ".*-topic", "kmsMasterKeyId", undefined, "sns-sqs-encrypted"),
  row("aws:sns/topicPolicy:TopicPolicy", ".*-topic", "policy", ANYBODY, "sns-policy-no-star"),
  row("aws:sns/topicSubscription:TopicSubscription", ".*", "endpoint", "", "audit-subscriber"),
  row(KEY, ".*-key", "enableKeyRotation", false, "kms-rotation", "C5"),
  row(KEY, ".*-key", "deletionWindowInDays", 7, "kms-deletion-window", "C5"),
  row(KEY, ".*-key", "policy", ANYBODY, "kms-policy-no-star", "C5"),
  row("aws:s3/bucket:Bucket", ".*-bucket", "objectLockEnabled", false, "s3-object-lock"),
  row("aws:s3/bucket:Bucket", ".*-bucket", "forceDestroy", true, "s3-object-lock"),
  row(LOCK, ".*-lock", "rule.defaultRetention.days", undefined, "s3-object-lock"),
  row(LOCK, ".*-lock", "rule.defaultRetention.mode", undefined, "s3-object-lock"),
  row(
    "aws:s3/bucketVersioning:BucketVersioning",
    ".*-versioning",
    "versioningConfiguration.status",
    "Suspended",
    "s3-versioning",
  ),
  ...["blockPublicAcls", "blockPublicPolicy", "ignorePublicAcls", "restrictPublicBuckets"].map(
    (path) => row(BLOCK, ".*-public-access", path, false, "s3-public-block"),
  ),
  row(
    "aws:s3/bucketOwnershipControls:BucketOwnershipControls",
    ".*-ownership",
    "rule.objectOwnership",
    "ObjectWriter",
    "s3-acl-disabled",
  ),
  row(
    SSE,
    ".*-encryption",
    "rules[0].applyServerSideEncryptionByDefault.sseAlgorithm",
    "AES256",
    "s3-sse",
  ),
  row(
    SSE,
    ".*-encryption",
    "rules[0].applyServerSideEncryptionByDefault.kmsMasterKeyId",
    undefined,
    "s3-sse",
  ),
  row("aws:s3/bucketPolicy:BucketPolicy", ".*-policy", "policy", ANYBODY, "s3-tls-only"),
  row(
    "aws:cloudwatch/logSubscriptionFilter:LogSubscriptionFilter",
    ".*-subscription",
    "filterPattern",
    "ERROR",
    "audit-archive-complete",
  ),
  row(STREAM, ".*-stream", "serverSideEncryption.enabled", false, "firehose-encrypted"),
  row(STREAM, ".*-stream", "serverSideEncryption.keyType", "AWS_OWNED_CMK", "firehose-encrypted"),
  row(STREAM, ".*-stream", "extendedS3Configuration.kmsKeyArn", undefined, "firehose-encrypted"),
  row(ROLE, ".*-(write|send)", "assumeRolePolicy", ANY_SOURCE, "iam-service-trust-bound", "C3"),
  row(ROLE, ".*-(write|send)", "permissionsBoundary", undefined, "iam-permissions-boundary", "C3"),
];
