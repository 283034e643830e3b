import { lbDropInvalid } from "../../policy-pack/controls/cloud/lb-drop-invalid";
import { ABSENT, testRoom, unreadable } from "../support/control-harness";

import { fixtures, minimal } from "./fixtures/lb-drop-invalid";

testRoom(lbDropInvalid, fixtures, {
  minimal,
  judged: "main",
  fails: [
    {
      name: "dropInvalidHeaderFields false",
      set: "dropInvalidHeaderFields",
      to: false,
      path: "dropInvalidHeaderFields",
      found: "false",
      wanted: "true",
    },
    {
      name: "dropInvalidHeaderFields ABSENT",
      set: "dropInvalidHeaderFields",
      to: ABSENT,
      path: "dropInvalidHeaderFields",
      found: "absent (default false)",
      wanted: "true",
    },
  ],
  notEvaluated: [...unreadable("dropInvalidHeaderFields", "true or false")],
});
