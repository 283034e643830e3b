import { pass, type Answer } from "../../kernel/answer";
import { control, onStack } from "../../kernel/control";
import { isCustomerKey, KEY_TYPES } from "../../kernel/customer-key";
import { expectThat } from "../../kernel/expect";
import type { Field } from "../../kernel/field";

export const firehoseEncrypted = control(
  {
    id: "firehose-encrypted",
    title: "Delivery streams must be encrypted on the way and where they write.",
    severity: "low",
    level: "advisory",
    layer: "cloud",
    requirements: ["K12"],
    frameworks: [],
    contract:
      "Restricted: serverSideEncryption.enabled and keyType, and extendedS3Configuration.kmsKeyArn of aws.kinesis.FirehoseDeliveryStream. Allowed: true, CUSTOMER_MANAGED_CMK, and a key that AWS does not manage. Absent means false, AWS_OWNED_CMK, and no key of the stream, all violations; a stream to another destination, or from a Kinesis stream, is judged by what it has. An unknown key passes when the configuration depends on a KMS key of the stack. Other unknown values are not evaluated.",
    rationale: "The stream holds audit records until they are written.",
    remediation:
      "Set serverSideEncryption.enabled to true with keyType CUSTOMER_MANAGED_CMK, and extendedS3Configuration.kmsKeyArn to the ARN of your key.",
    references: ["https://docs.aws.amazon.com/firehose/latest/dev/encryption.html"],
    componentSide: "AuditArchive encrypts both.",
  },
  onStack(
    (stack) => stack.ofType("aws:kinesis/firehoseDeliveryStream:FirehoseDeliveryStream"),
    ({ urn, inputs }, stack) => {
      const bucket = inputs.at("extendedS3Configuration");
      const sources = stack
        .sourcesOf(urn, bucket.path)
        .map((source) => stack.get(source)?.type ?? "");
      const key = bucket.at("kmsKeyArn");
      const isOwnKey =
        key.string().state === "unknown" && sources.some((type) => KEY_TYPES.includes(type));
      return [
        ...(inputs.at("kinesisSourceConfiguration").absent ? judgeStream(inputs) : []),
        bucket.absent || isOwnKey
          ? pass
          : expectThat(key.string(), { holds: isCustomerKey, wanted: "a customer key" }),
      ];
    },
  ),
);

/** What waits in the stream itself. */
function judgeStream(inputs: Field): readonly Answer[] {
  const isOn = inputs.at("serverSideEncryption", "enabled").boolean();
  const encrypted = expectThat(isOn, { holds: (on) => on, wanted: "true", absentMeans: false });
  if (isOn.state !== "known" || !isOn.value) return [encrypted];
  const kind = inputs.at("serverSideEncryption", "keyType").string();
  return [
    expectThat(kind, {
      holds: (type) => type === "CUSTOMER_MANAGED_CMK",
      wanted: '"CUSTOMER_MANAGED_CMK"',
      absentMeans: "AWS_OWNED_CMK",
    }),
  ];
}
