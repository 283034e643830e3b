import { control, onResources } from "../../kernel/control";
import { isCustomerKey, KEY_TYPES } from "../../kernel/customer-key";
import { expectThat } from "../../kernel/expect";

export const backupVaultEncrypted = control(
  {
    id: "backup-vault-encrypted",
    title: "Backup vaults must be encrypted with a customer key.",
    severity: "medium",
    level: "advisory",
    layer: "cloud",
    requirements: ["K16"],
    frameworks: [],
    contract:
      "Restricted: kmsKeyArn of aws.backup.Vault. Allowed: a key that AWS does not manage. Absent means the key of the service, a violation. An unknown key passes when it is an output of a KMS key of the stack, and is not evaluated otherwise.",
    rationale: "A backup is the whole data in one place; a key of your own says who may read it.",
    remediation: "Set kmsKeyArn to the ARN of your key.",
    references: ["https://docs.aws.amazon.com/aws-backup/latest/devguide/encryption.html"],
    componentSide: "ClusterBackup gives its vault a key of its own.",
  },
  onResources(["aws:backup/vault:Vault"], ({ inputs }) =>
    expectThat(inputs.at("kmsKeyArn").string(), {
      holds: isCustomerKey,
      wanted: "a customer key",
      settledBy: KEY_TYPES,
    }),
  ),
);
