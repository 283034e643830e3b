import { ingHostRequired } from "../../policy-pack/controls/cluster/ing-host-required";
import { ABSENT, testRoom, unreadable } from "../support/control-harness";

import { fixtures, minimal } from "./fixtures/ing-host-required";

const wanted = "a host name";

testRoom(ingHostRequired, fixtures, {
  minimal,
  judged: "web",

  passes: [{ name: "no rules", set: "spec.rules", to: ABSENT }],
  fails: [
    {
      name: "an absent host",
      set: "spec.rules[0].host",
      to: ABSENT,
      path: "spec.rules[0].host",
      found: "absent",
      wanted,
    },
    {
      name: "an empty host",
      set: "spec.rules[0].host",
      to: "",
      path: "spec.rules[0].host",
      found: '""',
      wanted,
    },
  ],
  notEvaluated: [
    ...unreadable("spec.rules[0].host", "a text"),
    ...unreadable("spec.rules", "a list"),
  ],
});
