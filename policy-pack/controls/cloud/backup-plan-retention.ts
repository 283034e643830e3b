import { control, onResources } from "../../kernel/control";
import { eachEntry } from "../../kernel/each-entry";
import { expectThat } from "../../kernel/expect";

export const backupPlanRetention = control(
  {
    id: "backup-plan-retention",
    title: "Backup plans must run on a schedule and keep backups for a week or more.",
    severity: "medium",
    level: "advisory",
    layer: "cloud",
    requirements: ["K16"],
    frameworks: [],
    contract:
      "Restricted: rules[].schedule and rules[].lifecycle.deleteAfter of aws.backup.Plan. Allowed: a schedule, and 7 days or more. An absent schedule means the default of the service and an absent deleteAfter for ever, both violations. Unknown is not evaluated.",
    rationale:
      "Damage is often found after days; a plan that keeps backups for a day has only damaged ones by then.",
    remediation: "Set schedule and lifecycle.deleteAfter in each rule.",
    references: [
      "https://docs.aws.amazon.com/aws-backup/latest/devguide/creating-a-backup-plan.html",
    ],
    componentSide: "ClusterBackup keeps daily backups for five weeks and monthly ones for a year.",
  },
  onResources(["aws:backup/plan:Plan"], ({ inputs }) =>
    eachEntry(inputs.at("rules"), (rule) => [
      expectThat(rule.at("schedule").string(), {
        holds: (text) => text !== "",
        wanted: "a schedule",
      }),
      expectThat(rule.at("lifecycle", "deleteAfter").number(), {
        holds: (days) => days >= 7,
        wanted: "7 days or more",
      }),
    ]),
  ),
);
