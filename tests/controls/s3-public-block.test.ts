import { s3PublicBlock } from "../../policy-pack/controls/cloud/s3-public-block";
import { testRoom, unreadable } from "../support/control-harness";

import { verdictOf } from "../support/judge";
import { object, resource, root, UNKNOWN } from "../support/stack";
import { fixtures, minimal } from "./fixtures/s3-public-block";

testRoom(s3PublicBlock, fixtures, {
  minimal,
  judged: "main",
  others: [root, object("core/v1:ConfigMap", "other", {})],
  fails: [
    {
      name: "blockPublicAcls false",
      set: "blockPublicAcls",
      to: false,
      path: "blockPublicAcls",
      found: "false",
      wanted: "true",
    },
    {
      name: "blockPublicPolicy false",
      set: "blockPublicPolicy",
      to: false,
      path: "blockPublicPolicy",
      found: "false",
      wanted: "true",
    },
    {
      name: "ignorePublicAcls false",
      set: "ignorePublicAcls",
      to: false,
      path: "ignorePublicAcls",
      found: "false",
      wanted: "true",
    },
    {
      name: "restrictPublicBuckets false",
      set: "restrictPublicBuckets",
      to: false,
      path: "restrictPublicBuckets",
      found: "false",
      wanted: "true",
    },
  ],
  notEvaluated: [
    ...unreadable("blockPublicAcls", "true or false"),
    ...unreadable("blockPublicPolicy", "true or false"),
  ],
});

test("a bucket has the block that depends on it, or one of the account", () => {
  const bucket = resource("aws:s3/bucket:Bucket", "bucket", {});
  const flags = minimal[0]?.inputs as object;
  const block = (type: string, sources: readonly string[]) => [
    bucket,
    resource(
      `aws:s3/${type}`,
      "block",
      { ...flags, bucket: UNKNOWN },
      { propertyDependencies: { bucket: sources } },
    ),
  ];
  const own = "bucketPublicAccessBlock:BucketPublicAccessBlock";
  expect(verdictOf(s3PublicBlock, [bucket])).toBe("violation");
  expect(verdictOf(s3PublicBlock, block(own, [bucket.urn]))).toBe("pass");
  expect(verdictOf(s3PublicBlock, block(own, ["urn:of:another"]))).toBe("violation");
  expect(verdictOf(s3PublicBlock, block(own, []))).toBe("notEvaluated");
  const account = "accountPublicAccessBlock:AccountPublicAccessBlock";
  expect(verdictOf(s3PublicBlock, block(account, []))).toBe("pass");
});
