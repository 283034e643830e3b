import { control, onResources } from "../../kernel/control";
import { isCustomerKey, KEY_TYPES } from "../../kernel/customer-key";
import { expectThat } from "../../kernel/expect";

export const efsEncrypted = control(
  {
    id: "efs-encrypted",
    title: "EFS file systems must be encrypted with a customer key.",
    severity: "high",
    level: "advisory",
    layer: "cloud",
    requirements: ["C12"],
    frameworks: [],
    contract:
      "Restricted: encrypted and kmsKeyId of aws.efs.FileSystem. Allowed: true, and a key that AWS does not manage. Absent means false, and the key of the service, both violations. An unknown key passes when it is an output of a KMS key of the stack. Other unknown values are not evaluated.",
    rationale: "A file system cannot be encrypted later.",
    remediation: "Set encrypted to true and kmsKeyId to the ARN of your key.",
    references: ["https://docs.aws.amazon.com/efs/latest/ug/encryption-at-rest.html"],
    componentSide: "SharedFiles encrypts with the volumes key.",
  },
  onResources(["aws:efs/fileSystem:FileSystem"], ({ inputs }) => [
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
