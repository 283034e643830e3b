import { notEvaluated, pass, violation, type Answer } from "../../kernel/answer";
import { control, onResources } from "../../kernel/control";
import type { Field } from "../../kernel/field";

/** Events of AWS Backup about jobs that did not end well (developer guide, "Notification options with AWS Backup"). */
const EVENTS = ["BACKUP_JOB_FAILED", "RESTORE_JOB_FAILED"];

export const backupNotifications = control(
  {
    id: "backup-notifications",
    title: "Notifications of a backup vault should tell of what failed.",
    severity: "low",
    level: "advisory",
    layer: "cloud",
    requirements: ["K16"],
    frameworks: [],
    contract:
      "Restricted: backupVaultEvents of aws.backup.VaultNotifications. Wanted: BACKUP_JOB_FAILED and RESTORE_JOB_FAILED among " +
      "them. Absent is a violation. Unknown is not evaluated.",
    rationale: "A backup that fails without a word is found out on the day on which it is needed.",
    remediation: "Add both events to backupVaultEvents.",
    references: [
      "https://docs.aws.amazon.com/aws-backup/latest/devguide/backup-notifications.html",
    ],
    componentSide: "ClusterBackup tells the audit topic of failures and of changed backups.",
  },
  onResources(["aws:backup/vaultNotifications:VaultNotifications"], ({ inputs }) =>
    EVENTS.map((event) => judge(inputs.at("backupVaultEvents"), event)),
  ),
);

function judge(events: Field, wanted: string): Answer {
  const list = events.list();
  if (list.state === "unknown") return notEvaluated(events, list.why);
  const texts = list.state === "known" ? list.value.map((entry) => entry.string()) : [];
  if (texts.some((text) => text.state === "known" && text.value === wanted)) return pass;
  const open = texts.find(({ state }) => state === "unknown");
  if (open?.state === "unknown") return notEvaluated(open.field, open.why);
  return violation(events, `no ${wanted}`, "it among the events");
}
