import { logsRetention } from "../../policy-pack/controls/cloud/logs-retention";
import { ABSENT, testRoom, unreadable } from "../support/control-harness";

import { fixtures, minimal } from "./fixtures/logs-retention";

testRoom(logsRetention, fixtures, {
  minimal,
  judged: "main",
  fails: [
    {
      name: "retentionInDays 30",
      set: "retentionInDays",
      to: 30,
      path: "retentionInDays",
      found: "30",
      wanted: "90 days or more, with an end",
    },
    {
      name: "retentionInDays ABSENT",
      set: "retentionInDays",
      to: ABSENT,
      path: "retentionInDays",
      found: "absent (default 0)",
      wanted: "90 days or more, with an end",
    },
  ],
  notEvaluated: [...unreadable("retentionInDays", "a number")],
});
