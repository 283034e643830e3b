import { notEvaluated, pass, violation, type Answer } from "../../kernel/answer";
import { control, onResources, onStack } from "../../kernel/control";
import { expectThat } from "../../kernel/expect";
import type { Field } from "../../kernel/field";
import type { StackIndex } from "../../kernel/stack-index";
import type { Subject } from "../../kernel/subject";

const BUCKETS = ["aws:s3/bucket:Bucket", "aws:s3/bucketV2:BucketV2"];
const LOCKS = [
  "aws:s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration",
  "aws:s3/bucketObjectLockConfigurationV2:BucketObjectLockConfigurationV2",
];

export const s3ObjectLock = control(
  {
    id: "s3-object-lock",
    title: "Buckets with Object Lock must lock every object for a set time.",
    severity: "medium",
    level: "advisory",
    layer: "cloud",
    requirements: ["K12"],
    frameworks: [],
    contract:
      "Restricted: rule.defaultRetention of aws.s3.BucketObjectLockConfiguration, which must have a mode and days or years; " +
      "and the bucket that it is for, by property dependency or by name: objectLockEnabled true and not forceDestroy. Absent " +
      "means no retention, no lock and no forceDestroy. Unknown is not evaluated.",
    rationale:
      "Without a default retention only what says so by itself is locked; and forceDestroy goes round a governance lock.",
    remediation:
      "Set objectLockEnabled on the bucket, and mode and days of rule.defaultRetention; leave forceDestroy out.",
    references: ["https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lock.html"],
    componentSide: "AuditArchive locks its bucket.",
  },
  onResources(LOCKS, ({ inputs }) => judgeRetention(inputs.at("rule", "defaultRetention"))),
  onStack(lockedBuckets, ({ inputs }) => [
    expectThat(inputs.at("objectLockEnabled").boolean(), {
      holds: (isLocked) => isLocked,
      wanted: "true",
      absentMeans: false,
    }),
    expectThat(inputs.at("forceDestroy").boolean(), {
      holds: (isForced) => !isForced,
      wanted: "false",
      absentMeans: false,
    }),
  ]),
);

function judgeRetention(retention: Field): readonly Answer[] {
  return [
    expectThat(retention.at("mode").string(), {
      holds: (mode) => mode === "GOVERNANCE" || mode === "COMPLIANCE",
      wanted: '"GOVERNANCE" or "COMPLIANCE"',
    }),
    judgePeriod(retention),
  ];
}

function judgePeriod(retention: Field): Answer {
  const periods = [retention.at("days").number(), retention.at("years").number()];
  if (periods.some((period) => period.state === "known" && period.value >= 1)) return pass;
  const open = periods.find(({ state }) => state === "unknown");
  if (open?.state === "unknown") return notEvaluated(open.field, open.why);
  return violation(retention.at("days"), "no period", "days or years");
}

function lockedBuckets(stack: StackIndex): readonly Subject[] {
  const locks = LOCKS.flatMap((type) => stack.ofType(type));
  return BUCKETS.flatMap((type) => stack.ofType(type)).filter((bucket) => {
    const name = bucket.inputs.at("bucket").string();
    return locks.some(({ urn, inputs }) => {
      const named = inputs.at("bucket").string();
      const isNamed =
        name.state === "known" && named.state === "known" && name.value === named.value;
      return isNamed || stack.sourcesOf(urn, "bucket").includes(bucket.urn);
    });
  });
}
