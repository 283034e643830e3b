import {
  Bucket,
  BucketLifecycleConfiguration,
  BucketObjectLockConfiguration,
  BucketOwnershipControls,
  BucketPolicy,
  BucketPublicAccessBlock,
  BucketServerSideEncryptionConfiguration,
  BucketVersioning,
} from "@pulumi/aws/s3";
import type * as pulumi from "@pulumi/pulumi";
import type { ArchivePlan } from "./archive-plan";
import { knownAfter } from "../known-after";

/**
 * The bucket with everything that makes it an archive. Returns its name, known when all of that is in place, so that
 * nothing is written before.
 */
export function archiveBucket(
  name: string,
  plan: ArchivePlan,
  kmsKeyArn: pulumi.Output<string>,
  first: { readonly parent: pulumi.Resource } & pulumi.ResourceOptions,
): pulumi.Output<string> {
  const { parent } = first;
  const within = { parent };
  const { bucket } = new Bucket(
    `${name}-bucket`,
    // Object Lock can be chosen at creation only; a bucket with objects in it is never emptied by a destroy.
    { bucket: plan.bucketName, objectLockEnabled: true, forceDestroy: false },
    { ...first, protect: true },
  );
  const versioning = new BucketVersioning(
    `${name}-versioning`,
    { bucket, versioningConfiguration: { status: "Enabled" } },
    within,
  );
  const ready = [
    new BucketPublicAccessBlock(
      `${name}-public-access`,
      {
        bucket,
        blockPublicAcls: true,
        blockPublicPolicy: true,
        ignorePublicAcls: true,
        restrictPublicBuckets: true,
      },
      within,
    ),
    new BucketOwnershipControls(
      `${name}-ownership`,
      { bucket, rule: { objectOwnership: "BucketOwnerEnforced" } },
      within,
    ),
    new BucketServerSideEncryptionConfiguration(
      `${name}-encryption`,
      {
        bucket,
        rules: [
          {
            applyServerSideEncryptionByDefault: {
              sseAlgorithm: "aws:kms",
              kmsMasterKeyId: kmsKeyArn,
            },
            bucketKeyEnabled: true,
          },
        ],
      },
      within,
    ),
    new BucketObjectLockConfiguration(
      `${name}-lock`,
      {
        bucket,
        objectLockEnabled: "Enabled",
        rule: { defaultRetention: { mode: plan.retentionMode, days: plan.retentionDays } },
      },
      { parent, dependsOn: [versioning] },
    ),
    new BucketLifecycleConfiguration(
      `${name}-lifecycle`,
      {
        bucket,
        rules: [
          {
            id: "after-retention",
            status: "Enabled",
            filter: {},
            expiration: { days: plan.retentionDays + 1 },
            noncurrentVersionExpiration: { noncurrentDays: 1 },
            abortIncompleteMultipartUpload: { daysAfterInitiation: 7 },
          },
        ],
      },
      { parent, dependsOn: [versioning] },
    ),
    new BucketPolicy(`${name}-policy`, { bucket, policy: plan.policies.bucket }, within),
  ];
  return knownAfter(bucket, ready);
}
