import { control, onResources } from "../../kernel/control";
import { expectThat } from "../../kernel/expect";

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
      'Restricted: versioningConfiguration.status of aws.s3.BucketVersioning. Allowed: "Enabled". Absent is a violation. Unknown is not evaluated.',
    rationale: "With versions, what is overwritten or deleted can be had back.",
    remediation: 'Set versioningConfiguration.status to "Enabled".',
    references: ["https://docs.aws.amazon.com/AmazonS3/latest/userguide/Versioning.html"],
    componentSide: "AuditArchive keeps versions.",
  },
  onResources(["aws:s3/bucketVersioning:BucketVersioning"], ({ inputs }) =>
    expectThat(inputs.at("versioningConfiguration", "status").string(), {
      holds: (status) => status === "Enabled",
      wanted: '"Enabled"',
    }),
  ),
);
