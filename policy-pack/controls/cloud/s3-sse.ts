import { pass, type Answer } from "../../kernel/answer";
import { BUCKETS } from "../../kernel/buckets";
import { control, onResources } from "../../kernel/control";
import { isCustomerKey, KEY_TYPES } from "../../kernel/customer-key";
import { eachEntry } from "../../kernel/each-entry";
import { expectThat } from "../../kernel/expect";
import type { Field } from "../../kernel/field";

const ENCRYPTIONS = [
  "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration",
  "aws:s3/bucketServerSideEncryptionConfigurationV2:BucketServerSideEncryptionConfigurationV2",
];

export const s3Sse = control(
  {
    id: "s3-sse",
    title: "Buckets must be encrypted with a customer key.",
    severity: "medium",
    level: "advisory",
    layer: "cloud",
    requirements: ["K12"],
    frameworks: [],
    contract:
      'Restricted: rules[].applyServerSideEncryptionByDefault of aws.s3.BucketServerSideEncryptionConfiguration, and of the configuration that a bucket itself has. Allowed: sseAlgorithm "aws:kms" or "aws:kms:dsse" with a key that AWS does not manage. Absent means AES256 or the key of the service, a violation. An unknown key passes when it is an output of a KMS key of the stack. Other unknown values are not evaluated.',
    rationale: "With a key of your own, access to the bucket is not enough to read it.",
    remediation: 'Set sseAlgorithm to "aws:kms" and kmsMasterKeyId to the ARN of your key.',
    references: ["https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html"],
    componentSide: "AuditArchive encrypts with its own key.",
  },
  onResources(ENCRYPTIONS, ({ inputs }) => eachEntry(inputs.at("rules"), judgeRule)),
  onResources(BUCKETS, ({ inputs }) => {
    const rule = inputs.at("serverSideEncryptionConfiguration", "rule");
    return [
      ...(rule.absent ? [pass] : judgeRule(rule)),
      ...eachEntry(inputs.at("serverSideEncryptionConfigurations"), (one) =>
        eachEntry(one.at("rules"), judgeRule),
      ),
    ];
  }),
);

function judgeRule(rule: Field): readonly Answer[] {
  const chosen = rule.at("applyServerSideEncryptionByDefault");
  return [
    expectThat(chosen.at("sseAlgorithm").string(), {
      holds: (name) => name.startsWith("aws:kms"),
      wanted: '"aws:kms"',
      absentMeans: "AES256",
    }),
    expectThat(chosen.at("kmsMasterKeyId").string(), {
      holds: isCustomerKey,
      wanted: "a customer key",
      settledBy: KEY_TYPES,
    }),
  ];
}
