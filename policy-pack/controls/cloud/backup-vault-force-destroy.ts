import { control, onResources } from "../../kernel/control";
import { expectThat } from "../../kernel/expect";

export const backupVaultForceDestroy = control(
  {
    id: "backup-vault-force-destroy",
    title: "Backup vaults must not be deleted with the backups in them.",
    severity: "high",
    level: "advisory",
    layer: "cloud",
    requirements: ["K16"],
    frameworks: [],
    contract:
      "Restricted: forceDestroy of aws.backup.Vault. Allowed: false. Absent means false. Unknown is not evaluated.",
    rationale: "Backups are for the day on which something deletes too much.",
    remediation: "Leave forceDestroy out.",
    references: ["https://docs.aws.amazon.com/aws-backup/latest/devguide/create-a-vault.html"],
    componentSide: "ClusterBackup leaves forceDestroy off.",
  },
  onResources(["aws:backup/vault:Vault"], ({ inputs }) =>
    expectThat(inputs.at("forceDestroy").boolean(), {
      holds: (on) => !on,
      wanted: "false",
      absentMeans: false,
    }),
  ),
);
