import { violation } from "../../kernel/answer";
import { control, onResources } from "../../kernel/control";
import { isCustomerKey, KEY_TYPES } from "../../kernel/customer-key";
import { eachEntry } from "../../kernel/each-entry";
import { expectThat } from "../../kernel/expect";

export const ecrEncrypted = control(
  {
    id: "ecr-encrypted",
    title: "ECR repositories must be encrypted with a customer key.",
    severity: "medium",
    level: "advisory",
    layer: "cloud",
    requirements: ["D3"],
    frameworks: [],
    contract:
      'Restricted: encryptionConfigurations of ECR repositories and creation templates. Allowed: encryptionType "KMS" or "KMS_DSSE" with the key of an owner. Absent means AES256, a violation. An unknown key passes when it is an output of a KMS key of the stack, and is not evaluated otherwise.',
    rationale: "Images hold code and often settings; a key of your own says who may read them.",
    remediation: 'Set encryptionConfigurations to [{ encryptionType: "KMS", kmsKey }].',
    references: ["https://docs.aws.amazon.com/AmazonECR/latest/userguide/encryption-at-rest.html"],
    componentSide: "ImageRepositories and PullThroughCache use the key of the registry.",
  },
  onResources(
    [
      "aws:ecr/repository:Repository",
      "aws:ecr/repositoryCreationTemplate:RepositoryCreationTemplate",
    ],
    ({ inputs }) => {
      const configuration = inputs.at("encryptionConfigurations");
      const isEmpty =
        configuration.absent ||
        (configuration.list().state === "known" && configuration.at(0).absent);
      if (isEmpty) return violation(configuration, "none (default AES256)", "a customer key");
      return eachEntry(configuration, (entry) => [
        expectThat(entry.at("encryptionType").string(), {
          holds: (type) => type.startsWith("KMS"),
          wanted: '"KMS" or "KMS_DSSE"',
          absentMeans: "AES256",
        }),
        expectThat(entry.at("kmsKey").string(), {
          holds: isCustomerKey,
          wanted: "a customer key",
          settledBy: KEY_TYPES,
        }),
      ]);
    },
  ),
);
