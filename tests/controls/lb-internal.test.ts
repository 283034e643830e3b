import { lbInternal } from "../../policy-pack/controls/cloud/lb-internal";
import { ABSENT, testRoom, unreadable } from "../support/control-harness";

import { fixtures, minimal } from "./fixtures/lb-internal";

testRoom(lbInternal, fixtures, {
  minimal,
  judged: "main",
  fails: [
    {
      name: "internal false",
      set: "internal",
      to: false,
      path: "internal",
      found: "false",
      wanted: "true",
    },
    {
      name: "internal ABSENT",
      set: "internal",
      to: ABSENT,
      path: "internal",
      found: "absent (default false)",
      wanted: "true",
    },
  ],
  notEvaluated: [...unreadable("internal", "true or false")],
});
