import { notEvaluated, pass, violation } from "../../kernel/answer";
import { bucketsOf, settingsOf } from "../../kernel/buckets";
import { companionsOf } from "../../kernel/companions";
import { control, onStack } from "../../kernel/control";
import type { StackIndex } from "../../kernel/stack-index";
import type { Subject } from "../../kernel/subject";

const LOGGING = ["aws:s3/bucketLogging:BucketLogging", "aws:s3/bucketLoggingV2:BucketLoggingV2"];
const WANTED = "a BucketLogging for it";

export const s3Logging = control(
  {
    id: "s3-logging",
    title: "Buckets should log who reads and writes them.",
    severity: "low",
    level: "advisory",
    layer: "cloud",
    requirements: ["K12"],
    frameworks: [],
    contract:
      "Restricted: each aws.s3.Bucket and aws.s3.BucketV2 of the stack. Allowed: an aws.s3.BucketLogging for it, logging or loggings of the bucket, being the target of another bucket's logs, and Object Lock at creation, which makes it an archive of logs. Absent is a violation. An unknown bucket of BucketLogging is not evaluated unless it comes from a bucket of the stack.",
    rationale: "Without the log nobody can tell which objects a leaked credential was used for.",
    remediation: "Make an aws.s3.BucketLogging with a targetBucket that keeps logs alone.",
    references: ["https://docs.aws.amazon.com/AmazonS3/latest/userguide/ServerLogs.html"],
    componentSide:
      "none, because the bucket of AuditArchive is where logs end: a bucket that logs into itself never rests.",
  },
  onStack(bucketsOf, (bucket, stack) => {
    if (logsItself(bucket) || keepsLogs(bucket, stack)) return pass;
    const { own, open } = settingsOf(bucket, LOGGING, stack);
    if (own.length > 0) return pass;
    const unclear = [["logging"], ["loggings"], ["loggings", 0], ["objectLockEnabled"]]
      .map((path) => bucket.inputs.below(path))
      .find(({ absent, unknown }) => !absent && unknown !== undefined);
    if (unclear !== undefined) return notEvaluated(unclear, unclear.unknown ?? "");
    const [other] = open;
    if (other === undefined) return violation(bucket.inputs, "no log of requests", WANTED);
    return notEvaluated(bucket.inputs, `nothing tells which bucket ${other.name} is of`);
  }),
);

function logsItself({ inputs }: Subject): boolean {
  return [inputs.at("logging"), inputs.at("loggings", 0)].some(
    (logging) => logging.entries().state === "known",
  );
}

function keepsLogs(bucket: Subject, stack: StackIndex): boolean {
  const lock = bucket.inputs.at("objectLockEnabled").boolean();
  if (lock.state === "known" && lock.value) return true;
  return companionsOf(bucket, LOGGING, "targetBucket", stack, "bucket").own.length > 0;
}
