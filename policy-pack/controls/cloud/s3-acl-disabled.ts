import { control, onResources } from "../../kernel/control";
import { expectThat } from "../../kernel/expect";

export const s3AclDisabled = control(
  {
    id: "s3-acl-disabled",
    title: "Access lists of buckets must be off.",
    severity: "low",
    level: "advisory",
    layer: "cloud",
    requirements: ["K12"],
    frameworks: [],
    contract:
      'Restricted: rule.objectOwnership of aws.s3.BucketOwnershipControls. Allowed: "BucketOwnerEnforced". Absent is a violation. Unknown is not evaluated.',
    rationale:
      "With access lists a writer decides who reads an object, whatever the policy of the bucket says.",
    remediation: 'Set rule.objectOwnership to "BucketOwnerEnforced".',
    references: [
      "https://docs.aws.amazon.com/AmazonS3/latest/userguide/about-object-ownership.html",
    ],
    componentSide: "AuditArchive turns access lists off.",
  },
  onResources(["aws:s3/bucketOwnershipControls:BucketOwnershipControls"], ({ inputs }) =>
    expectThat(inputs.at("rule", "objectOwnership").string(), {
      holds: (owner) => owner === "BucketOwnerEnforced",
      wanted: '"BucketOwnerEnforced"',
    }),
  ),
);
