import { ingNoWildcardHost } from "../../policy-pack/controls/cluster/ing-no-wildcard-host";
import { ABSENT, testRoom, unreadable } from "../support/control-harness";

import { fixtures, minimal } from "./fixtures/ing-no-wildcard-host";

const wanted = "a whole host name";

testRoom(ingNoWildcardHost, fixtures, {
  minimal,
  judged: "web",

  passes: [
    { name: "an absent host", set: "spec.rules[0].host", to: ABSENT },
    { name: "no rules", set: "spec.rules", to: ABSENT },
  ],
  fails: [
    {
      name: "a wildcard",
      set: "spec.rules[0].host",
      to: "*.example",
      path: "spec.rules[0].host",
      found: '"*.example"',
      wanted,
    },
  ],
  notEvaluated: [
    ...unreadable("spec.rules[0].host", "a text"),
    ...unreadable("spec.rules", "a list"),
  ],
});
