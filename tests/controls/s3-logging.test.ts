import { s3Logging } from "../../policy-pack/controls/cloud/s3-logging";
import { testRoom } from "../support/control-harness";
import { verdictOf } from "../support/judge";
import { object, resource, root, UNKNOWN } from "../support/stack";
import { bucket, fixtures } from "./fixtures/s3-logging";

const archive = { ...bucket, inputs: { objectLockEnabled: true } };

testRoom(s3Logging, fixtures, {
  minimal: [archive],
  judged: "main",
  others: [root, object("core/v1:ConfigMap", "other", {})],
  passes: [{ name: "a log of its own", set: "", to: { loggings: [{ targetBucket: "logs" }] } }],
  fails: [
    {
      name: "no Object Lock",
      set: "objectLockEnabled",
      to: false,
      path: "",
      found: "no log of requests",
      wanted: "a BucketLogging for it",
    },
  ],
  notEvaluated: [
    {
      name: "an unknown objectLockEnabled",
      set: "objectLockEnabled",
      to: UNKNOWN,
      path: "objectLockEnabled",
      why: "objectLockEnabled is not known during a preview",
    },
  ],
});

test("the log of an unknown bucket leaves every bucket without one open", () => {
  const logging = (sources: readonly string[]) =>
    resource(
      "aws:s3/bucketLogging:BucketLogging",
      "logging",
      { bucket: UNKNOWN, targetBucket: "logs" },
      { propertyDependencies: { bucket: sources } },
    );
  expect(verdictOf(s3Logging, [bucket, logging([bucket.urn])])).toBe("pass");
  expect(verdictOf(s3Logging, [bucket, logging([])])).toBe("notEvaluated");
  expect(verdictOf(s3Logging, [bucket, logging(["urn:of:another"])])).toBe("violation");
});
