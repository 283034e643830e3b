import { rbacWildcardApiGroups } from "../../policy-pack/controls/cluster/rbac-wildcard-api-groups";
import { ABSENT, testRoom, unreadable } from "../support/control-harness";
import { role, rule } from "../support/rbac";
import { secret, UNKNOWN } from "../support/stack";
import { fixtures } from "./fixtures/rbac-wildcard-api-groups";

const wanted = "the API groups by name";
const fails = (name: string, set: string, word: string, place = set) => ({
  name,
  set,
  to: place === set ? word : [word],
  path: place,
  found: JSON.stringify(word),
  wanted,
});

testRoom(rbacWildcardApiGroups, fixtures, {
  minimal: [role("ClusterRole", [rule("", "pods", "get")])],
  judged: "reader",
  passes: [
    { name: "absent rules", set: "rules", to: ABSENT },
    { name: "an absent list", set: "rules[0].apiGroups", to: ABSENT },
    { name: "a secret word", set: "rules[0].apiGroups[0]", to: secret("pods") },
    { name: "a wildcard of verbs alone", set: "rules[0].verbs", to: ["*"] },
    { name: "unknown verbs", set: "rules[0].verbs", to: UNKNOWN },
  ],
  fails: [
    fails("a wildcard", "rules[0].apiGroups[0]", "*"),
    fails("a wildcard among others", "rules[0].apiGroups[1]", "*"),
    fails("a wildcard in a later rule", "rules[1].apiGroups", "*", "rules[1].apiGroups[0]"),
  ],
  notEvaluated: [
    ...unreadable("rules", "a list"),
    ...unreadable("rules[0].apiGroups", "a list"),
    ...unreadable("rules[0].apiGroups[1]", "a text"),
  ],
});
