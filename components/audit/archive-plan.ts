import {
  accountArn,
  requireAdministrators,
  requireClusterName,
  requireLocation,
  type Administrators,
  type AwsLocation,
} from "../aws-account";
import { invalidArgument, requireMatch, requireWholeNumber } from "../invalid-argument";
import { controlPlaneLogGroup } from "../keys/key-policies";
import { planArchivePolicies, type ArchivePolicies } from "./archive-policies";

/** How firmly Object Lock keeps objects. */
export const RetentionMode = {
  /** Roles that may bypass governance can shorten the retention; the bucket's policy lets nobody. */
  Governance: "GOVERNANCE",
  /** Nobody can, not even AWS or the account's root, until the retention has passed. */
  Compliance: "COMPLIANCE",
} as const;
export type RetentionMode = (typeof RetentionMode)[keyof typeof RetentionMode];

export interface ArchiveRequest extends AwsLocation, Administrators {
  readonly clusterName: string;
  readonly bucketName?: string;
  readonly retentionDays?: number;
  readonly retentionMode?: RetentionMode;
  readonly acknowledgeIrreversible?: boolean;
}

/** What the archive consists of: plain values, with every ARN known before anything exists. */
export interface ArchivePlan {
  readonly bucketName: string;
  readonly bucketArn: string;
  readonly streamName: string;
  readonly deliveryRoleName: string;
  readonly subscriptionRoleName: string;
  readonly retentionDays: number;
  readonly retentionMode: RetentionMode;
  readonly policies: ArchivePolicies;
}

export function planArchive(owner: string, request: ArchiveRequest): ArchivePlan {
  const location = requireLocation(owner, request);
  const clusterName = requireClusterName(owner, "clusterName", request.clusterName);
  const administrators = requireAdministrators(owner, request);
  const { partition, region, accountId } = location;
  const names = {
    bucketName: requireBucketName(owner, request, { ...location, clusterName }),
    streamName: `${clusterName}-audit`,
    deliveryRoleName: `${clusterName}-audit-write`,
    subscriptionRoleName: `${clusterName}-audit-send`,
  };
  const bucketArn = `arn:${partition}:s3:::${names.bucketName}`;
  return {
    ...names,
    bucketArn,
    retentionDays: requireWholeNumber(
      owner,
      "retentionDays",
      request.retentionDays ?? 365,
      1,
      36500,
    ),
    retentionMode: requireMode(owner, request),
    policies: planArchivePolicies({
      ...location,
      administrators,
      deployerRoleArn: request.deployerRoleArn,
      bucketArn,
      streamArn: `arn:${partition}:firehose:${region}:${accountId}:deliverystream/${names.streamName}`,
      logGroupArn: `arn:${partition}:logs:${region}:${accountId}:log-group:${controlPlaneLogGroup(clusterName)}:*`,
      deliveryRoleArn: accountArn(location, `role/${names.deliveryRoleName}`),
    }),
  };
}

/** Bucket names are shared by all accounts, therefore the account and the region in the default. */
function requireBucketName(
  owner: string,
  { bucketName }: ArchiveRequest,
  { clusterName, accountId, region }: Required<AwsLocation> & { readonly clusterName: string },
): string {
  const name = bucketName ?? `${clusterName.toLowerCase()}-audit-${accountId}-${region}`;
  const wanted = "a bucket name of 3 to 63 lower-case letters, digits and hyphens";
  return requireMatch(owner, "bucketName", name, /^[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$/, wanted);
}

function requireMode(owner: string, request: ArchiveRequest): RetentionMode {
  const { retentionMode = RetentionMode.Governance, acknowledgeIrreversible } = request;
  const modes = Object.values(RetentionMode);
  if (!modes.includes(retentionMode)) {
    throw invalidArgument(owner, "retentionMode", retentionMode, `one of ${modes.join(", ")}`);
  }
  if (retentionMode === RetentionMode.Compliance && acknowledgeIrreversible !== true) {
    const wanted =
      "true: in compliance mode nobody can delete what is stored, nor the bucket, before its time";
    throw invalidArgument(owner, "acknowledgeIrreversible", acknowledgeIrreversible, wanted);
  }
  return retentionMode;
}
