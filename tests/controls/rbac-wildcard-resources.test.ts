import { rbacWildcardResources } from "../../policy-pack/controls/cluster/rbac-wildcard-resources";
import { ABSENT, testRoom, unreadable } from "../support/control-harness";
import { role, rule } from "../support/rbac";
import { secret, UNKNOWN } from "../support/stack";
import { fixtures } from "./fixtures/rbac-wildcard-resources";

const wanted = "the resources by name";
const fails = (name: string, set: string, word: string, place = set) => ({
  name,
  set,
  to: place === set ? word : [word],
  path: place,
  found: JSON.stringify(word),
  wanted,
});

testRoom(rbacWildcardResources, fixtures, {
  minimal: [role("ClusterRole", [rule("", "pods", "get")])],
  judged: "reader",
  passes: [
    { name: "absent rules", set: "rules", to: ABSENT },
    { name: "an absent list", set: "rules[0].resources", to: ABSENT },
    { name: "a secret word", set: "rules[0].resources[0]", to: secret("pods") },
    { name: "a wildcard of verbs alone", set: "rules[0].verbs", to: ["*"] },
    { name: "unknown verbs", set: "rules[0].verbs", to: UNKNOWN },
  ],
  fails: [
    fails("a wildcard", "rules[0].resources[0]", "*"),
    fails("a wildcard among others", "rules[0].resources[1]", "*"),
    fails("a wildcard in a later rule", "rules[1].resources", "*", "rules[1].resources[0]"),
    fails(
      "a wildcard of addresses",
      "rules[0].nonResourceURLs",
      "*",
      "rules[0].nonResourceURLs[0]",
    ),
    fails("all addresses", "rules[0].nonResourceURLs", "/*", "rules[0].nonResourceURLs[0]"),
  ],
  notEvaluated: [
    ...unreadable("rules", "a list"),
    ...unreadable("rules[0].resources", "a list"),
    ...unreadable("rules[0].resources[1]", "a text"),
  ],
});
