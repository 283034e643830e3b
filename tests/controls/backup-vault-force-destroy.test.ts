import { backupVaultForceDestroy } from "../../policy-pack/controls/cloud/backup-vault-force-destroy";
import { ABSENT, testRoom, unreadable } from "../support/control-harness";

import { fixtures, minimal } from "./fixtures/backup-vault-force-destroy";

testRoom(backupVaultForceDestroy, fixtures, {
  minimal,
  judged: "main",
  passes: [{ name: "forceDestroy ABSENT", set: "forceDestroy", to: ABSENT }],
  fails: [
    {
      name: "forceDestroy true",
      set: "forceDestroy",
      to: true,
      path: "forceDestroy",
      found: "true",
      wanted: "false",
    },
  ],
  notEvaluated: [...unreadable("forceDestroy", "true or false")],
});
