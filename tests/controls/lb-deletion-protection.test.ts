import { lbDeletionProtection } from "../../policy-pack/controls/cloud/lb-deletion-protection";
import { ABSENT, testRoom, unreadable } from "../support/control-harness";

import { fixtures, minimal } from "./fixtures/lb-deletion-protection";

testRoom(lbDeletionProtection, fixtures, {
  minimal,
  judged: "main",
  fails: [
    {
      name: "enableDeletionProtection false",
      set: "enableDeletionProtection",
      to: false,
      path: "enableDeletionProtection",
      found: "false",
      wanted: "true",
    },
    {
      name: "enableDeletionProtection ABSENT",
      set: "enableDeletionProtection",
      to: ABSENT,
      path: "enableDeletionProtection",
      found: "absent (default false)",
      wanted: "true",
    },
  ],
  notEvaluated: [...unreadable("enableDeletionProtection", "true or false")],
});
