import { serviceHost, type AwsLocation } from "../aws-account";
import { administration, keyPolicy, type Statement } from "../keys/statements";

export interface ArchivePolicyRequest extends Required<AwsLocation> {
  readonly administrators: readonly string[];
  readonly deployerRoleArn: string;
  readonly bucketArn: string;
  readonly streamArn: string;
  readonly logGroupArn: string;
  readonly deliveryRoleArn: string;
}

/** Policies as JSON text. */
export interface ArchivePolicies {
  readonly bucket: string;
  readonly key: string;
  readonly deliveryTrust: string;
  readonly delivery: string;
  readonly subscriptionTrust: string;
  readonly subscription: string;
}

export function planArchivePolicies(request: ArchivePolicyRequest): ArchivePolicies {
  const { accountId, bucketArn, streamArn, logGroupArn } = request;
  return {
    bucket: bucketPolicy(bucketArn),
    key: archiveKeyPolicy(request),
    // Source: Firehose developer guide, "Grant Firehose access to an Amazon S3 destination".
    deliveryTrust: trust("firehose.amazonaws.com", {
      StringEquals: { "sts:ExternalId": accountId },
    }),
    delivery: document({
      Sid: "WriteObjects",
      Effect: "Allow",
      Action: [
        "s3:AbortMultipartUpload",
        "s3:GetBucketLocation",
        "s3:ListBucket",
        "s3:ListBucketMultipartUploads",
        "s3:PutObject",
      ],
      Resource: [bucketArn, `${bucketArn}/*`],
    }),
    // Source: CloudWatch Logs user guide, "Subscription filters with Amazon Data Firehose".
    subscriptionTrust: trust("logs.amazonaws.com", {
      ArnLike: { "aws:SourceArn": logGroupArn },
      StringEquals: { "aws:SourceAccount": accountId },
    }),
    subscription: document({
      Sid: "SendEvents",
      Effect: "Allow",
      Action: ["firehose:PutRecord", "firehose:PutRecordBatch"],
      Resource: streamArn,
    }),
  };
}

/** Nothing without TLS, nothing under another key than the bucket's own, and no way around the retention. */
function bucketPolicy(bucketArn: string): string {
  const deny = { Effect: "Deny", Principal: "*" };
  const objects = `${bucketArn}/*`;
  return document(
    {
      Sid: "TlsOnly",
      ...deny,
      Action: "s3:*",
      Resource: [bucketArn, objects],
      Condition: { Bool: { "aws:SecureTransport": "false" } },
    },
    {
      Sid: "KeptUntilItsTime",
      ...deny,
      Action: ["s3:BypassGovernanceRetention", "s3:PutObjectRetention", "s3:PutObjectLegalHold"],
      Resource: objects,
    },
    {
      Sid: "NoOtherEncryption",
      ...deny,
      Action: "s3:PutObject",
      Resource: objects,
      Condition: { StringNotEqualsIfExists: { "s3:x-amz-server-side-encryption": "aws:kms" } },
    },
  );
}

function archiveKeyPolicy(request: ArchivePolicyRequest): string {
  const { administrators, deployerRoleArn, deliveryRoleArn } = request;
  const writer: Statement = {
    Sid: "Delivery",
    Principal: { AWS: deliveryRoleArn },
    Action: ["kms:Decrypt", "kms:GenerateDataKey"],
    Condition: { StringEquals: { "kms:ViaService": serviceHost("s3", request) } },
  };
  // Firehose takes out its grant in the name of whoever creates the stream.
  const stream: Statement = {
    Sid: "StreamCreation",
    Principal: { AWS: deployerRoleArn },
    Action: ["kms:CreateGrant", "kms:DescribeKey"],
    Condition: { StringEquals: { "kms:ViaService": serviceHost("firehose", request) } },
  };
  return keyPolicy(administration(administrators), writer, stream);
}

function trust(service: string, Condition: object): string {
  return document({
    Effect: "Allow",
    Principal: { Service: service },
    Action: "sts:AssumeRole",
    Condition,
  });
}

function document(...Statement: readonly object[]): string {
  return JSON.stringify({ Version: "2012-10-17", Statement });
}
