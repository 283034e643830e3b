import { control, onResources } from "../../kernel/control";
import { isCustomerKey, KEY_TYPES } from "../../kernel/customer-key";
import { expectThat } from "../../kernel/expect";

export const snsSqsEncrypted = control(
  {
    id: "sns-sqs-encrypted",
    title: "Topics and queues must be encrypted with a customer key.",
    severity: "low",
    level: "advisory",
    layer: "cloud",
    requirements: ["K12"],
    frameworks: [],
    contract:
      "Restricted: kmsMasterKeyId of aws.sns.Topic and aws.sqs.Queue. Allowed: a key that AWS does not manage. Absent means no encryption for a topic and the key of the service for a queue, both violations. An unknown key passes when it is an output of a KMS key of the stack, and is not evaluated otherwise.",
    rationale: "Messages about the cluster name its weak places.",
    remediation: "Set kmsMasterKeyId to the ARN of your key.",
    references: ["https://docs.aws.amazon.com/sns/latest/dg/sns-server-side-encryption.html"],
    componentSide: "The topic of AuditAlarms uses a key of its own.",
  },
  onResources(["aws:sns/topic:Topic", "aws:sqs/queue:Queue"], ({ inputs }) =>
    expectThat(inputs.at("kmsMasterKeyId").string(), {
      holds: isCustomerKey,
      wanted: "a customer key",
      settledBy: KEY_TYPES,
    }),
  ),
);
