import { companionsOf, type Companions } from "./companions";
import type { StackIndex } from "./stack-index";
import type { Subject } from "./subject";

/** General-purpose buckets, in the current form and in the one of earlier releases of the provider. */
export const BUCKETS: readonly string[] = ["aws:s3/bucket:Bucket", "aws:s3/bucketV2:BucketV2"];

export const BUCKET_POLICIES: readonly string[] = ["aws:s3/bucketPolicy:BucketPolicy"];

export function bucketsOf(stack: StackIndex): readonly Subject[] {
  return BUCKETS.flatMap((type) => stack.ofType(type));
}

/** The resources that set something of a bucket, by their property `bucket`. */
export function settingsOf(
  bucket: Subject,
  types: readonly string[],
  stack: StackIndex,
): Companions {
  return companionsOf(bucket, types, "bucket", stack);
}
