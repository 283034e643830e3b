import { backupPlanRetention } from "../../policy-pack/controls/cloud/backup-plan-retention";
import { ABSENT, testRoom, unreadable } from "../support/control-harness";

import { fixtures, minimal } from "./fixtures/backup-plan-retention";

testRoom(backupPlanRetention, fixtures, {
  minimal,
  judged: "main",
  fails: [
    {
      name: "rules[0].schedule ABSENT",
      set: "rules[0].schedule",
      to: ABSENT,
      path: "rules[0].schedule",
      found: "absent",
      wanted: "a schedule",
    },
    {
      name: "rules[0].lifecycle.deleteAfter 1",
      set: "rules[0].lifecycle.deleteAfter",
      to: 1,
      path: "rules[0].lifecycle.deleteAfter",
      found: "1",
      wanted: "7 days or more",
    },
    {
      name: "rules[0].lifecycle ABSENT",
      set: "rules[0].lifecycle",
      to: ABSENT,
      path: "rules[0].lifecycle.deleteAfter",
      found: "absent",
      wanted: "7 days or more",
    },
  ],
  notEvaluated: [
    ...unreadable("rules[0].schedule", "a text"),
    ...unreadable("rules[0].lifecycle.deleteAfter", "a number"),
  ],
});
