import { s3TlsOnly } from "../../policy-pack/controls/cloud/s3-tls-only";
import { testRoom } from "../support/control-harness";
import { verdictOf } from "../support/judge";
import { object, resource, root, UNKNOWN } from "../support/stack";
import { UNKNOWN_DOCUMENT } from "../support/resource-policies";
import { denial, fixtures, minimal } from "./fixtures/s3-tls-only";

const WANTED = "a denial of s3:* to everybody where aws:SecureTransport is false";

testRoom(s3TlsOnly, fixtures, {
  minimal,
  judged: "main",
  others: [
    root,
    resource("aws:sns/topicPolicy:TopicPolicy", "other", { policy: "{}" }),
    object("core/v1:ConfigMap", "other", {}),
  ],
  fails: [
    {
      name: "a policy that denies nothing",
      set: "policy",
      to: '{"Statement":[]}',
      path: "policy",
      found: "a policy without it",
      wanted: WANTED,
    },
  ],
  notEvaluated: [
    UNKNOWN_DOCUMENT,
    {
      name: "an unknown condition",
      set: "policy.Statement[0].Condition",
      to: UNKNOWN,
      path: "policy",
      why: "a part of it is not known during a preview",
    },
  ],
});

test("a bucket has the policy that depends on it, and a policy of nobody leaves it open", () => {
  const bucket = resource("aws:s3/bucket:Bucket", "made", {});
  const policy = (sources: readonly string[]) =>
    resource(
      "aws:s3/bucketPolicy:BucketPolicy",
      "policy",
      { bucket: UNKNOWN, policy: { Statement: [denial] } },
      {
        propertyDependencies: { bucket: sources },
      },
    );
  expect(verdictOf(s3TlsOnly, [bucket, policy([bucket.urn])])).toBe("pass");
  expect(verdictOf(s3TlsOnly, [bucket, policy([])])).toBe("notEvaluated");
  expect(verdictOf(s3TlsOnly, [bucket, policy(["urn:of:another"])])).toBe("violation");
});
