import { backupVaultLocked } from "../../policy-pack/controls/cloud/backup-vault-locked";
import { ABSENT, testRoom, unreadable } from "../support/control-harness";

import { fixtures, minimal } from "./fixtures/backup-vault-locked";

testRoom(backupVaultLocked, fixtures, {
  minimal,
  judged: "main",
  fails: [
    {
      name: "minRetentionDays ABSENT",
      set: "minRetentionDays",
      to: ABSENT,
      path: "minRetentionDays",
      found: "absent",
      wanted: "a number of days",
    },
    {
      name: "maxRetentionDays 0",
      set: "maxRetentionDays",
      to: 0,
      path: "maxRetentionDays",
      found: "0",
      wanted: "a number of days",
    },
  ],
  notEvaluated: [
    ...unreadable("minRetentionDays", "a number"),
    ...unreadable("maxRetentionDays", "a number"),
  ],
});
