import { lbLogs } from "../../policy-pack/controls/cloud/lb-logs";
import { testRoom, unreadable } from "../support/control-harness";

import { fixtures, minimal } from "./fixtures/lb-logs";

testRoom(lbLogs, fixtures, {
  minimal,
  judged: "main",
  fails: [
    {
      name: "accessLogs.enabled false",
      set: "accessLogs.enabled",
      to: false,
      path: "accessLogs.enabled",
      found: "false",
      wanted: "true",
    },
  ],
  notEvaluated: [...unreadable("accessLogs.enabled", "true or false")],
});
