import { control, onResources } from "../../kernel/control";
import { expectThat } from "../../kernel/expect";

const FLAGS = ["blockPublicAcls", "blockPublicPolicy", "ignorePublicAcls", "restrictPublicBuckets"];
const TYPES = [
  "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock",
  "aws:s3/accountPublicAccessBlock:AccountPublicAccessBlock",
];

export const s3PublicBlock = control(
  {
    id: "s3-public-block",
    title: "The public-access block of a bucket must be whole.",
    severity: "high",
    level: "mandatory",
    presets: { baseline: "advisory" },
    layer: "cloud",
    requirements: ["K12"],
    frameworks: [],
    contract:
      "Restricted: blockPublicAcls, blockPublicPolicy, ignorePublicAcls and restrictPublicBuckets of aws.s3.BucketPublicAccessBlock and of aws.s3.AccountPublicAccessBlock. Allowed: true. Absent means false. Unknown is not evaluated.",
    rationale: "Each of the four closes another way by which a bucket becomes public.",
    remediation: "Set all four to true.",
    references: [
      "https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html",
    ],
    componentSide: "AuditArchive blocks public access to its bucket.",
  },
  onResources(TYPES, ({ inputs }) =>
    FLAGS.map((flag) =>
      expectThat(inputs.at(flag).boolean(), {
        holds: (on) => on,
        wanted: "true",
        absentMeans: false,
      }),
    ),
  ),
);
