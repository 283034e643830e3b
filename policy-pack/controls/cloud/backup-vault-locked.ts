import { control, onResources } from "../../kernel/control";
import { expectThat } from "../../kernel/expect";

export const backupVaultLocked = control(
  {
    id: "backup-vault-locked",
    title: "The lock of a backup vault must set a shortest and a longest time.",
    severity: "medium",
    level: "advisory",
    layer: "cloud",
    requirements: ["K16"],
    frameworks: [],
    contract:
      "Restricted: minRetentionDays and maxRetentionDays of aws.backup.VaultLockConfiguration. Allowed: both, at least one day. Absent means no limit, a violation. Unknown is not evaluated.",
    rationale:
      "Without the shortest time a lock does not keep a backup from being deleted; without the longest, one that was made by mistake stays for ever.",
    remediation: "Set minRetentionDays and maxRetentionDays.",
    references: ["https://docs.aws.amazon.com/aws-backup/latest/devguide/vault-lock.html"],
    componentSide: "ClusterBackup locks its vault with both limits.",
  },
  onResources(["aws:backup/vaultLockConfiguration:VaultLockConfiguration"], ({ inputs }) =>
    ["minRetentionDays", "maxRetentionDays"].map((key) =>
      expectThat(inputs.at(key).number(), {
        holds: (days) => days >= 1,
        wanted: "a number of days",
      }),
    ),
  ),
);
