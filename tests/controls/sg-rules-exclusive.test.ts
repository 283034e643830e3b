import { sgRulesExclusive } from "../../policy-pack/controls/cloud/sg-rules-exclusive";
import { ABSENT, testRoom, unreadable } from "../support/control-harness";

import { fixtures, minimal } from "./fixtures/sg-rules-exclusive";

testRoom(sgRulesExclusive, fixtures, {
  minimal,
  judged: "main",
  fails: [
    {
      name: "ingressRuleIds ABSENT",
      set: "ingressRuleIds",
      to: ABSENT,
      path: "ingressRuleIds",
      found: "absent",
      wanted: "a list of rules",
    },
    {
      name: "egressRuleIds ABSENT",
      set: "egressRuleIds",
      to: ABSENT,
      path: "egressRuleIds",
      found: "absent",
      wanted: "a list of rules",
    },
  ],
  notEvaluated: [
    ...unreadable("ingressRuleIds", "a list"),
    ...unreadable("egressRuleIds", "a list"),
  ],
});
