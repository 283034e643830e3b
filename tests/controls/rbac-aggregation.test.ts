import { rbacAggregation } from "../../policy-pack/controls/cluster/rbac-aggregation";
import { ABSENT, testRoom, unreadable } from "../support/control-harness";
import { rule } from "../support/rbac";
import { UNKNOWN } from "../support/stack";
import { fixtures, minimal } from "./fixtures/rbac-aggregation";

const wanted = "harmless rules, or no aggregation";
const fails = (found: string, to: unknown, name = found) => ({
  name,
  set: "rules[0]",
  to,
  path: "rules[0]",
  found,
  wanted,
});

testRoom(rbacAggregation, fixtures, {
  minimal,
  judged: "part",
  passes: [
    { name: "absent rules", set: "rules", to: ABSENT },
    { name: "absent labels", set: "metadata.labels", to: ABSENT },
    { name: "unknown labels of harmless rules", set: "metadata.labels", to: UNKNOWN },
    { name: "Secrets by name", set: "rules[0]", to: rule("", "secrets", "get", "one") },
  ],
  fails: [
    fails("get on secrets", rule("", "secrets", "get")),
    fails("create on pods/exec", rule("", "pods/exec", "create")),
    fails("impersonate on users", rule("", "users", "impersonate")),
    fails("create on serviceaccounts/token", rule("", "serviceaccounts/token", "create")),
    fails("* on *", rule("*", "*", "*"), "everything"),
  ],
  notEvaluated: [
    ...unreadable("rules", "a list"),
    {
      name: "an unknown verb on Secrets",
      set: "rules[0]",
      to: { ...rule("", "secrets", "get"), verbs: [UNKNOWN] },
      path: "rules[0].verbs[0]",
      why: "rules[0].verbs[0] is not known during a preview",
    },
  ],
});
