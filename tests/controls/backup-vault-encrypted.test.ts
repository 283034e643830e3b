import { backupVaultEncrypted } from "../../policy-pack/controls/cloud/backup-vault-encrypted";
import { ABSENT, testRoom, unreadable } from "../support/control-harness";

import { fixtures, minimal } from "./fixtures/backup-vault-encrypted";

testRoom(backupVaultEncrypted, fixtures, {
  minimal,
  judged: "main",
  fails: [
    {
      name: "kmsKeyArn ABSENT",
      set: "kmsKeyArn",
      to: ABSENT,
      path: "kmsKeyArn",
      found: "absent",
      wanted: "a customer key",
    },
  ],
  notEvaluated: [...unreadable("kmsKeyArn", "a text")],
});
