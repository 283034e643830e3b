import { efsEncrypted } from "../../policy-pack/controls/cloud/efs-encrypted";
import { ABSENT, testRoom, unreadable } from "../support/control-harness";

import { fixtures, minimal } from "./fixtures/efs-encrypted";

testRoom(efsEncrypted, fixtures, {
  minimal,
  judged: "main",
  fails: [
    {
      name: "encrypted false",
      set: "encrypted",
      to: false,
      path: "encrypted",
      found: "false",
      wanted: "true",
    },
    {
      name: "kmsKeyId ABSENT",
      set: "kmsKeyId",
      to: ABSENT,
      path: "kmsKeyId",
      found: "absent",
      wanted: "a customer key",
    },
  ],
  notEvaluated: [...unreadable("encrypted", "true or false"), ...unreadable("kmsKeyId", "a text")],
});
