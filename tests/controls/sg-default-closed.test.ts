import { sgDefaultClosed } from "../../policy-pack/controls/cloud/sg-default-closed";
import { ABSENT, testRoom, unreadable } from "../support/control-harness";

import { fixtures, minimal } from "./fixtures/sg-default-closed";

testRoom(sgDefaultClosed, fixtures, {
  minimal,
  judged: "main",
  passes: [{ name: "egress ABSENT", set: "egress", to: ABSENT }],
  fails: [
    {
      name: "ingress [{}]",
      set: "ingress",
      to: [{}],
      path: "ingress",
      found: "1 of them",
      wanted: "no rule",
    },
    {
      name: "egress [{}, {}]",
      set: "egress",
      to: [{}, {}],
      path: "egress",
      found: "2 of them",
      wanted: "no rule",
    },
  ],
  notEvaluated: [...unreadable("ingress", "a list"), ...unreadable("egress", "a list")],
});
