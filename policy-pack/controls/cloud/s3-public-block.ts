import { notEvaluated, pass, violation } from "../../kernel/answer";
import { bucketsOf, settingsOf } from "../../kernel/buckets";
import { control, onResources, onStack, withRemediation } from "../../kernel/control";
import { expectThat } from "../../kernel/expect";
import { setProperties } from "../../kernel/property-remediation";

const FLAGS = ["blockPublicAcls", "blockPublicPolicy", "ignorePublicAcls", "restrictPublicBuckets"];
const OF_BUCKET = "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock";
const OF_ACCOUNT = "aws:s3/accountPublicAccessBlock:AccountPublicAccessBlock";

const declared = control(
  {
    id: "s3-public-block",
    title: "Every bucket must have a public-access block, and a whole one.",
    severity: "high",
    level: "mandatory",
    presets: { baseline: "advisory" },
    layer: "cloud",
    requirements: ["K12"],
    frameworks: [],
    contract:
      "Restricted: blockPublicAcls, blockPublicPolicy, ignorePublicAcls and restrictPublicBuckets of aws.s3.BucketPublicAccessBlock and of aws.s3.AccountPublicAccessBlock, and each aws.s3.Bucket and aws.s3.BucketV2 of the stack, which must have a block of its own or one of the account in the stack. Allowed: true. Absent means false. Unknown is not evaluated; neither is a bucket where nothing tells which bucket a block is of.",
    rationale: "Each of the four closes another way by which a bucket becomes public.",
    remediation: "Make an aws.s3.BucketPublicAccessBlock for the bucket, with all four true.",
    references: [
      "https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html",
    ],
    componentSide: "AuditArchive blocks public access to its bucket.",
  },
  onResources([OF_BUCKET, OF_ACCOUNT], ({ inputs }) =>
    FLAGS.map((flag) =>
      expectThat(inputs.at(flag).boolean(), {
        holds: (on) => on,
        wanted: "true",
        absentMeans: false,
      }),
    ),
  ),
  onStack(bucketsOf, (bucket, stack) => {
    if (stack.ofType(OF_ACCOUNT).length > 0) return pass;
    const { own, open } = settingsOf(bucket, [OF_BUCKET], stack);
    if (own.length > 0) return pass;
    const [other] = open;
    if (other === undefined) return violation(bucket.inputs, "no block", "a public-access block");
    return notEvaluated(bucket.inputs, `nothing tells which bucket ${other.name} is of`);
  }),
);

/** A block that names its bucket and leaves a way open; a bucket without any block needs another resource. */
export const s3PublicBlock = withRemediation(
  declared,
  setProperties(
    [OF_BUCKET, OF_ACCOUNT],
    FLAGS.map((flag) => ({ path: [flag], value: true })),
  ),
);
