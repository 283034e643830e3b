import { control, onResources } from "../../kernel/control";
import { isCustomerKey, KEY_TYPES } from "../../kernel/customer-key";
import { expectThat } from "../../kernel/expect";

export const logsKms = control(
  {
    id: "logs-kms",
    title: "Log groups must be encrypted with a customer key.",
    severity: "medium",
    level: "advisory",
    layer: "cloud",
    requirements: ["C14"],
    frameworks: [],
    contract:
      "Restricted: kmsKeyId of aws.cloudwatch.LogGroup. Allowed: a key that AWS does not manage. Absent means the key of the service, a violation. An unknown key passes when it is an output of a KMS key of the stack, and is not evaluated otherwise.",
    rationale:
      "Logs repeat what requests held; a key of your own says who may read them, and records each use.",
    remediation: "Set kmsKeyId to the ARN of your key, whose policy admits the service logs.",
    references: [
      "https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html",
    ],
    componentSide: "The log groups of HardenedCluster use the logs key of ClusterKeys.",
  },
  onResources(["aws:cloudwatch/logGroup:LogGroup"], ({ inputs }) =>
    expectThat(inputs.at("kmsKeyId").string(), {
      holds: isCustomerKey,
      wanted: "a customer key",
      settledBy: KEY_TYPES,
    }),
  ),
);
