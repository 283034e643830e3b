import { control, onResources } from "../../kernel/control";
import { isOpenToAnyone } from "../../kernel/iam-conditions";
import { judgeStatements } from "../../kernel/iam-document";

const RULE = { refuses: isOpenToAnyone, found: "everybody", wanted: "named principals" };

export const backupVaultPolicy = control(
  {
    id: "backup-vault-policy",
    title: "Policies of backup vaults must not name everybody.",
    severity: "high",
    level: "mandatory",
    presets: { baseline: "advisory" },
    layer: "cloud",
    requirements: ["K16"],
    frameworks: [],
    contract:
      "Restricted: policy of aws.backup.VaultPolicy. Refused: statements that allow something to the principal * without a condition that compares whose request it is (aws:PrincipalOrgID, aws:SourceAccount and the like). Absent means no statement. Unknown statements are not evaluated.",
    rationale: "A policy that names everybody needs no attacker inside the account.",
    remediation:
      "Name the principals, or add a condition on aws:PrincipalOrgID or aws:SourceAccount.",
    references: [
      "https://docs.aws.amazon.com/aws-backup/latest/devguide/create-a-vault-access-policy.html",
    ],
    componentSide: "ClusterBackup lets named administrators alone delete backups.",
  },
  onResources(["aws:backup/vaultPolicy:VaultPolicy"], ({ inputs }) =>
    [inputs.at("policy")].flatMap((document) => judgeStatements(document, RULE)),
  ),
);
