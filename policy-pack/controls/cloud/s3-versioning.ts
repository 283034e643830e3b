import { pass, type Answer } from "../../kernel/answer";
import { BUCKETS } from "../../kernel/buckets";
import { control, onResources } from "../../kernel/control";
import { eachEntry } from "../../kernel/each-entry";
import { expectThat } from "../../kernel/expect";
import type { Field } from "../../kernel/field";

const VERSIONINGS = [
  "aws:s3/bucketVersioning:BucketVersioning",
  "aws:s3/bucketVersioningV2:BucketVersioningV2",
];

export const s3Versioning = control(
  {
    id: "s3-versioning",
    title: "Versioning of buckets must be on.",
    severity: "low",
    level: "advisory",
    layer: "cloud",
    requirements: ["K12"],
    frameworks: [],
    contract:
      'Restricted: versioningConfiguration.status of aws.s3.BucketVersioning, and enabled of versioning that a bucket itself has. Allowed: "Enabled", and true. Absent is a violation; a bucket without versioning of its own is left to its BucketVersioning. Unknown is not evaluated.',
    rationale: "With versions, what is overwritten or deleted can be had back.",
    remediation: 'Set versioningConfiguration.status to "Enabled".',
    references: ["https://docs.aws.amazon.com/AmazonS3/latest/userguide/Versioning.html"],
    componentSide: "AuditArchive keeps versions.",
  },
  onResources(VERSIONINGS, ({ inputs }) =>
    expectThat(inputs.at("versioningConfiguration", "status").string(), {
      holds: (status) => status === "Enabled",
      wanted: '"Enabled"',
    }),
  ),
  onResources(BUCKETS, ({ inputs }) => [
    judgeInline(inputs.at("versioning")),
    ...eachEntry(inputs.at("versionings"), judgeInline),
  ]),
);

function judgeInline(versioning: Field): Answer {
  if (versioning.absent) return pass;
  return expectThat(versioning.at("enabled").boolean(), {
    holds: (on) => on,
    wanted: "true",
    absentMeans: false,
  });
}
