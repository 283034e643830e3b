import { control, onResources } from "../../kernel/control";
import { isCustomerKey, KEY_TYPES } from "../../kernel/customer-key";
import { expectThat } from "../../kernel/expect";

export const ebsDefaultEncryption = control(
  {
    id: "ebs-default-encryption",
    title: "EBS volumes must be encrypted, by default and one by one.",
    severity: "high",
    level: "advisory",
    layer: "cloud",
    requirements: ["C12"],
    frameworks: [],
    contract:
      "Restricted: enabled of aws.ebs.EncryptionByDefault, encrypted and kmsKeyId of aws.ebs.Volume. Allowed: true, and a key that AWS does not manage. Absent enabled means true; absent encrypted means false; an absent key is a violation. An unknown key passes when it is an output of a KMS key of the stack. Other unknown values are not evaluated.",
    rationale: "Whoever gets a snapshot of an open volume reads everything on it.",
    remediation: "Set enabled to true; give volumes encrypted: true and the ARN of your key.",
    references: ["https://docs.aws.amazon.com/ebs/latest/userguide/encryption-by-default.html"],
    componentSide: "AccountGuards turns the encryption of new volumes on.",
  },
  onResources(["aws:ebs/encryptionByDefault:EncryptionByDefault"], ({ inputs }) =>
    expectThat(inputs.at("enabled").boolean(), {
      holds: (on) => on,
      wanted: "true",
      absentMeans: true,
    }),
  ),
  onResources(["aws:ebs/volume:Volume"], ({ inputs }) => [
    expectThat(inputs.at("encrypted").boolean(), {
      holds: (on) => on,
      wanted: "true",
      absentMeans: false,
    }),
    expectThat(inputs.at("kmsKeyId").string(), {
      holds: isCustomerKey,
      wanted: "a customer key",
      settledBy: KEY_TYPES,
    }),
  ]),
);
