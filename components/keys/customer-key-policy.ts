import {
  requireAdministrators,
  requireClusterName,
  requireLocation,
  requireRoleArns,
  serviceHost,
} from "../aws-account";
import type { Administrators, AwsLocation } from "../aws-account";
import { invalidArgument } from "../invalid-argument";
import { administration, keyPolicy, useThrough, type Statement } from "./statements";

/** What a customer key besides those of the cluster itself encrypts. One key has one use. */
export const KeyUse = {
  /** Container images in ECR. */
  Registry: "registry",
  /** Recovery points in an AWS Backup vault. */
  Backup: "backup",
  /** The archive of audit logs in S3. */
  Audit: "audit",
  /** SNS topics of alarms and SQS queues of events. */
  Notifications: "notifications",
} as const;
export type KeyUse = (typeof KeyUse)[keyof typeof KeyUse];

/** What the policy is made from; the meaning of each value is the one of `CustomerKeyArgs`. */
export interface CustomerKeyRequest extends AwsLocation, Administrators {
  readonly use: KeyUse;
  readonly clusterName: string;
  readonly userRoleArns?: string[];
}

/** Plans the policy from plain values only. Nobody but the named administrators and the services of the use gets in. */
export function planCustomerKeyPolicy(owner: string, request: CustomerKeyRequest): string {
  const { use, deployerRoleArn, userRoleArns = [] } = request;
  const known = Object.values(KeyUse);
  if (!known.includes(use)) {
    throw invalidArgument(owner, "use", use, `one of ${known.join(", ")}`);
  }
  const at = requireLocation(owner, request);
  requireClusterName(owner, "clusterName", request.clusterName);
  const administrators = requireAdministrators(owner, request);
  requireRoleArns(owner, "userRoleArns", userRoleArns);
  if (userRoleArns.length === 0 && (use === KeyUse.Backup || use === KeyUse.Audit)) {
    const wanted = `the ARN of at least one IAM role, because a ${use} key is used by roles only`;
    throw invalidArgument(owner, "userRoleArns", userRoleArns, wanted);
  }
  const statements: Readonly<Record<KeyUse, () => Statement[]>> = {
    [KeyUse.Registry]: () => [registryStatement(at, [deployerRoleArn, ...userRoleArns])],
    [KeyUse.Backup]: () => useThrough("Backup", userRoleArns, serviceHost("backup", at)),
    [KeyUse.Audit]: () => [archiveStatement(at, userRoleArns)],
    [KeyUse.Notifications]: () => notificationStatements(at, userRoleArns),
  };
  return keyPolicy(administration(administrators), ...statements[use]());
}

type Location = Required<AwsLocation>;

/**
 * ECR takes out grants in the name of whoever makes a repository and works with those from then on.
 * Source: Amazon ECR user guide, "Encryption at rest".
 */
function registryStatement(at: Location, creators: readonly string[]): Statement {
  return {
    Sid: "RepositoryCreation",
    Principal: { AWS: [...new Set(creators)] },
    Action: ["kms:CreateGrant", "kms:RetireGrant", "kms:DescribeKey"],
    Condition: { StringEquals: { "kms:ViaService": serviceHost("ecr", at) } },
  };
}

/** Source: Amazon S3 user guide, "Using server-side encryption with AWS KMS keys"; parts of an upload need Decrypt. */
function archiveStatement(at: Location, roleArns: readonly string[]): Statement {
  return {
    Sid: "Archive",
    Principal: { AWS: roleArns },
    Action: ["kms:GenerateDataKey", "kms:Decrypt", "kms:DescribeKey"],
    Condition: { StringEquals: { "kms:ViaService": serviceHost("s3", at) } },
  };
}

/**
 * Alarms publish to topics, events go to queues, and the named roles read queues. EventBridge sends no source account or
 * ARN along when it delivers to an encrypted target, so its statement cannot have that condition; the queue's or topic's
 * own policy names the rules.
 * Source: Amazon SNS developer guide, "Enable compatibility between event sources from AWS services and encrypted topics".
 */
function notificationStatements(at: Location, readers: readonly string[]): Statement[] {
  const Action = ["kms:GenerateDataKey", "kms:Decrypt"];
  const alarms = `arn:${at.partition}:cloudwatch:${at.region}:${at.accountId}:alarm:*`;
  const reading: Statement = {
    Sid: "QueueReaders",
    Principal: { AWS: readers },
    Action: ["kms:Decrypt"],
    Condition: { StringEquals: { "kms:ViaService": serviceHost("sqs", at) } },
  };
  return [
    {
      Sid: "Alarms",
      Principal: { Service: "cloudwatch.amazonaws.com" },
      Action,
      Condition: {
        StringEquals: { "aws:SourceAccount": at.accountId },
        ArnLike: { "aws:SourceArn": alarms },
      },
    },
    { Sid: "Events", Principal: { Service: "events.amazonaws.com" }, Action },
    ...(readers.length === 0 ? [] : [reading]),
  ];
}
