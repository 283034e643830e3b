import { rbacWildcardVerbs } from "../../policy-pack/controls/cluster/rbac-wildcard-verbs";
import { ABSENT, testRoom, unreadable } from "../support/control-harness";
import { judge } from "../support/judge";
import { resource, secret, UNKNOWN } from "../support/stack";
import { fixtures, minimal } from "./fixtures/rbac-wildcard-verbs";

const rule = { apiGroups: [""], resources: ["pods"], verbs: ["get"] };
const wildcard = { found: '"*"', wanted: "the verbs by name" };

testRoom(rbacWildcardVerbs, fixtures, {
  minimal,
  judged: "reader",
  passes: [
    { name: "a secret verb", set: "rules[0].verbs[0]", to: secret("get") },
    { name: "absent rules", set: "rules", to: ABSENT },
    { name: "absent verbs", set: "rules[0].verbs", to: ABSENT },
    { name: "a wildcard of resources alone", set: "rules[0].resources", to: ["*"] },
    { name: "an unknown resource", set: "rules[0].resources", to: UNKNOWN },
  ],
  fails: [
    {
      name: "a wildcard verb",
      set: "rules[0].verbs",
      to: ["*"],
      path: "rules[0].verbs[0]",
      ...wildcard,
    },
    {
      name: "a wildcard among verbs",
      set: "rules[0].verbs",
      to: ["get", "*"],
      path: "rules[0].verbs[1]",
      ...wildcard,
    },
    {
      name: "a wildcard in a later rule",
      set: "rules",
      to: [rule, { ...rule, verbs: ["*"] }],
      path: "rules[1].verbs[0]",
      ...wildcard,
    },
    {
      name: "a wildcard for URLs",
      set: "rules[0]",
      to: { nonResourceURLs: ["/metrics"], verbs: ["*"] },
      path: "rules[0].verbs[0]",
      ...wildcard,
    },
  ],
  notEvaluated: [
    ...unreadable("rules", "a list"),
    ...unreadable("rules[0].verbs", "a list"),
    ...unreadable("rules[0].verbs[1]", "a text"),
    {
      name: "a rule that is unknown",
      set: "rules[0]",
      to: UNKNOWN,
      path: "rules[0].verbs",
      why: "rules[0] is not known during a preview",
    },
  ],
});

test.each(["v1", "v1beta1", "v1alpha1"])("judges both kinds and their patches in %s", (version) => {
  const types = ["Role", "RolePatch", "ClusterRole", "ClusterRolePatch"].map(
    (kind) => `kubernetes:rbac.authorization.k8s.io/${version}:${kind}`,
  );
  const stack = types.map((type) => resource(type, "admin", { rules: [{ verbs: ["*"] }] }));
  const { registered } = judge(stack, { controls: [rbacWildcardVerbs] });
  expect(registered.map(({ urn }) => urn)).toEqual(stack.map(({ urn }) => urn));
});
