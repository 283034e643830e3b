import { backupRestoreTest } from "../../policy-pack/controls/cloud/backup-restore-test";
import { testRoom, unreadable } from "../support/control-harness";

import { fixtures, minimal } from "./fixtures/backup-restore-test";

testRoom(backupRestoreTest, fixtures, {
  minimal,
  judged: "main",
  fails: [
    {
      name: "recoveryPointSelection.includeVaults []",
      set: "recoveryPointSelection.includeVaults",
      to: [],
      path: "recoveryPointSelection.includeVaults",
      found: "none",
      wanted: "a vault",
    },
  ],
  notEvaluated: [...unreadable("recoveryPointSelection.includeVaults", "a list")],
});
