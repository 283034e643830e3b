import { rbacClusterAdminBinding } from "../../policy-pack/controls/cluster/rbac-cluster-admin-binding";
import { ABSENT, testRoom, unreadable } from "../support/control-harness";
import { judge, verdictOf } from "../support/judge";
import { binding, role, rule } from "../support/rbac";
import { UNKNOWN, urnOf, type Stack } from "../support/stack";
import {
  aggregating,
  ALL,
  bound,
  fixtures,
  minimal,
  READER,
} from "./fixtures/rbac-cluster-admin-binding";

const wanted = "a role with the rules that the subject needs";
const everything = { path: "roleRef.name", found: "reader, which allows everything", wanted };
const on = "reader";
const verdict = (stack: Stack) => verdictOf(rbacClusterAdminBinding, stack);

testRoom(rbacClusterAdminBinding, fixtures, {
  minimal,
  judged: "bound",
  passes: [
    { name: "absent rules", on, set: "rules", to: ABSENT },
    { name: "a Role of the name", set: "roleRef", to: { kind: "Role", name: "cluster-admin" } },
    {
      name: "every verb on every resource of one group",
      on,
      set: "rules[0]",
      to: rule("", "*", "*"),
    },
    {
      name: "everything by the names of objects",
      on,
      set: "rules[0]",
      to: rule("*", "*", "*", "a"),
    },
    {
      name: "wildcards of different rules",
      on,
      set: "rules",
      to: [rule("", "*", "*"), rule("*", "pods", "get")],
    },
    { name: "a role that is elsewhere", set: "roleRef.name", to: "others" },
    { name: "an absent roleRef", set: "roleRef", to: ABSENT },
  ],
  fails: [
    {
      name: "cluster-admin",
      set: "roleRef.name",
      to: "cluster-admin",
      path: "roleRef.name",
      found: "ClusterRole cluster-admin",
      wanted,
    },
    { name: "a rule that allows everything", on, set: "rules", to: [ALL], ...everything },
    { name: "such a rule behind others", on, set: "rules[1]", to: ALL, ...everything },
  ],
  notEvaluated: [
    ...unreadable("roleRef.name", "a text"),
    {
      name: "unknown rules",
      on,
      set: "rules",
      to: UNKNOWN,
      path: "roleRef.name",
      why: "the rules of reader are not fully known",
    },
    {
      name: "unknown verbs of a rule for everything else",
      on,
      set: "rules[0]",
      to: { ...ALL, verbs: UNKNOWN },
      path: "roleRef.name",
      why: "the rules of reader are not fully known",
    },
  ],
});

test("sees the rules that a role aggregates", () => {
  expect(verdict(aggregating([ALL]))).toBe("violation");
  expect(verdict(aggregating([rule("", "pods", "get")]))).toBe("pass");
});

test("objects to cluster-admin while the binding is being registered", () => {
  const stack = [binding([], { kind: "ClusterRole", name: "cluster-admin" })];
  const { registered } = judge(stack, { controls: [rbacClusterAdminBinding] });
  expect(registered).toMatchObject([{ level: "mandatory" }]);
});

test("finds a role by reference where its name is not known yet", () => {
  const byReference = (rules: unknown): Stack => [
    role("ClusterRole", rules),
    {
      ...binding([], { ...READER, name: UNKNOWN }),
      propertyDependencies: { roleRef: [urnOf(role("ClusterRole", []).type, "reader")] },
    },
  ];
  expect(verdict(byReference([rule("", "pods", "get")]))).toBe("pass");
  expect(verdict(byReference([ALL]))).toBe("violation");
});

test("looks for a Role in the namespace of the binding", () => {
  const roleRef = { kind: "Role", name: "reader" };
  const own = {
    ...role("Role", [ALL]),
    inputs: { metadata: { name: "reader", namespace: "shop" }, rules: [ALL] },
  };
  expect(verdict([own, binding([], roleRef)])).toBe("violation");
  expect(verdict([role("Role", [ALL]), binding([], roleRef)])).toBe("pass");
  expect(bound([])).toHaveLength(2);
});
