import { rbacAllServiceAccountsBinding } from "../../policy-pack/controls/cluster/rbac-all-service-accounts-binding";
import { ABSENT, testRoom } from "../support/control-harness";
import { judge } from "../support/judge";
import { UNKNOWN } from "../support/stack";
import { bound, everyone, fixtures, minimal } from "./fixtures/rbac-all-service-accounts-binding";

const on = "reader";
const group = {
  path: "subjects[0].name",
  found: "Group system:serviceaccounts",
  wanted: "single service accounts, or a role that only reads",
};
const partly = { path: "roleRef.name", why: "the rules of reader are not fully known" };

testRoom(rbacAllServiceAccountsBinding, fixtures, {
  minimal,
  judged: "bound",
  passes: [
    { name: "a user", set: "subjects[0]", to: { kind: "User", name: "system:serviceaccounts" } },
    { name: "a group of a similar name", set: "subjects[0].name", to: "system:serviceaccountsx" },
    { name: "absent subjects", set: "subjects", to: ABSENT },
    { name: "unknown groups with a role that reads", set: "subjects[0].name", to: UNKNOWN },
    { name: "a role without rules", on, set: "rules", to: ABSENT },
    { name: "a role without verbs", on, set: "rules[0].verbs", to: ABSENT },
    { name: "a built-in role that reads", set: "roleRef.name", to: "system:discovery" },
  ],
  fails: [
    { name: "a role that writes", on, set: "rules[0].verbs", to: ["get", "patch"], ...group },
    { name: "every verb", on, set: "rules[0].verbs", to: ["*"], ...group },
    { name: "a later rule that writes", on, set: "rules[1]", to: { verbs: ["create"] }, ...group },
    { name: "a Role that writes", set: "roleRef.kind", to: "Role", ...group },
    { name: "a built-in role that writes", set: "roleRef.name", to: "admin", ...group },
  ],
  notEvaluated: [
    {
      name: "an unknown role",
      set: "roleRef.name",
      to: UNKNOWN,
      path: "roleRef.name",
      why: "roleRef.name is not known during a preview",
    },
    { name: "unknown rules", on, set: "rules", to: UNKNOWN, ...partly },
    { name: "an unknown verb", on, set: "rules[0].verbs", to: [UNKNOWN], ...partly },
    {
      name: "a role that is elsewhere",
      set: "roleRef.name",
      to: "others",
      path: "roleRef.name",
      why: "ClusterRole others is not in this stack",
    },
  ],
});

test("does not evaluate an unknown group with a role that writes", () => {
  const stack = bound({ ...everyone, name: UNKNOWN }, "create");
  const { findings } = judge(stack, { controls: [rbacAllServiceAccountsBinding] }).evaluations;
  expect(findings).toMatchObject([{ status: "notEvaluated", path: "subjects[0].name" }]);
});
