import { control, onResources } from "../../kernel/control";
import { someEntry } from "../../kernel/some-entry";

export const backupRestoreTest = control(
  {
    id: "backup-restore-test",
    title: "Restore tests must take backups from a vault.",
    severity: "low",
    level: "advisory",
    layer: "cloud",
    requirements: ["K16"],
    frameworks: [],
    contract:
      "Restricted: recoveryPointSelection.includeVaults of aws.backup.RestoreTestingPlan. Allowed: at least one vault, which may be an output of the stack. Absent and empty are violations. Other unknown values are not evaluated.",
    rationale:
      "A backup that was never restored is a hope; a test that selects nothing always succeeds.",
    remediation: "Set recoveryPointSelection.includeVaults to the ARN of the vault.",
    references: ["https://docs.aws.amazon.com/aws-backup/latest/devguide/restore-testing.html"],
    componentSide: "ClusterBackup restores volumes of its own vault every week.",
  },
  onResources(["aws:backup/restoreTestingPlan:RestoreTestingPlan"], ({ inputs }) =>
    someEntry(inputs.at("recoveryPointSelection", "includeVaults"), "a vault", [
      "aws:backup/vault:Vault",
    ]),
  ),
);
