import { logsKms } from "../../policy-pack/controls/cloud/logs-kms";
import { ABSENT, testRoom, unreadable } from "../support/control-harness";

import { fixtures, minimal } from "./fixtures/logs-kms";

testRoom(logsKms, fixtures, {
  minimal,
  judged: "main",
  fails: [
    {
      name: "kmsKeyId ABSENT",
      set: "kmsKeyId",
      to: ABSENT,
      path: "kmsKeyId",
      found: "absent",
      wanted: "a customer key",
    },
    {
      name: 'kmsKeyId "alias/aws/logs"',
      set: "kmsKeyId",
      to: "alias/aws/logs",
      path: "kmsKeyId",
      found: '"alias/aws/logs"',
      wanted: "a customer key",
    },
  ],
  notEvaluated: [...unreadable("kmsKeyId", "a text")],
});
