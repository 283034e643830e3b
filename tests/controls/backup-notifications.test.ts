import { backupNotifications } from "../../policy-pack/controls/cloud/backup-notifications";
import { testRoom } from "../support/control-harness";
import { judge } from "../support/judge";
import { UNKNOWN } from "../support/stack";
import { ABSENT, tweak } from "../support/tweak";
import { fixtures, minimal } from "./fixtures/backup-notifications";

const set = "backupVaultEvents";

testRoom(backupNotifications, fixtures, {
  minimal,
  judged: "main",
  passes: [
    {
      name: "more events",
      set,
      to: ["RESTORE_JOB_FAILED", "BACKUP_JOB_FAILED", "COPY_JOB_FAILED"],
    },
  ],
  fails: [
    {
      name: "failed restores left out",
      set,
      to: ["BACKUP_JOB_FAILED"],
      path: set,
      found: "no RESTORE_JOB_FAILED",
      wanted: "it among the events",
    },
  ],
  notEvaluated: [
    {
      name: "unknown events",
      set,
      to: UNKNOWN,
      path: set,
      why: `${set} is not known during a preview`,
    },
    {
      name: "an unknown event",
      set: `${set}[1]`,
      to: UNKNOWN,
      path: `${set}[1]`,
      why: `${set}[1] is not known during a preview`,
    },
  ],
});

test.each([[[]], [ABSENT]])("names both events that %p leaves out", (to) => {
  const stack = tweak(minimal, "main", [set], to);
  const { findings } = judge(stack, { controls: [backupNotifications] }).evaluations;
  expect(findings.map(({ message }) => message)).toEqual([
    `${set}: found no BACKUP_JOB_FAILED, wanted it among the events; ` +
      `${set}: found no RESTORE_JOB_FAILED, wanted it among the events.`,
  ]);
});
