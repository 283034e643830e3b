import { rbacTakeoverPath } from "../../policy-pack/controls/cluster/rbac-takeover-path";
import { ABSENT, testRoom } from "../support/control-harness";
import { judge, nameOf } from "../support/judge";
import { rule } from "../support/rbac";
import { UNKNOWN, type Stack } from "../support/stack";
import { binding, fixtures, minimal, pipeline } from "./fixtures/rbac-takeover-path";

const on = "reader";
const wanted = "no way to all rights";
const by = (first: string) => ({
  path: "roleRef",
  found: `a way to cluster-admin: ${first} in shop, then ServiceAccount shop/operator: ClusterRole cluster-admin`,
  wanted,
});

testRoom(rbacTakeoverPath, fixtures, {
  minimal,
  judged: "pipeline",
  passes: [
    { name: "a role without rules", on, set: "rules", to: ABSENT },
    { name: "a role that is elsewhere", set: "roleRef.name", to: "others" },
    { name: "one Secret by name", on, set: "rules[0]", to: rule("", "secrets", "get", "one") },
    {
      name: "rights over nodes, which a RoleBinding does not give",
      on,
      set: "rules[0]",
      to: rule("", "nodes/proxy", "get"),
    },
  ],
  fails: [
    { name: "pods", on, set: "rules[0].verbs", to: ["create"], ...by("create on pods") },
    {
      name: "Secrets",
      on,
      set: "rules[0]",
      to: rule("", "secrets", "list"),
      ...by("list on secrets"),
    },
    {
      name: "tokens",
      on,
      set: "rules[0]",
      to: rule("", "serviceaccounts/token", "create"),
      ...by("create on serviceaccounts/token"),
    },
    { name: "a Role", set: "roleRef.kind", to: "Role", ...by("create on pods") },
    { name: "a built-in role", set: "roleRef.name", to: "edit", ...by("ClusterRole edit") },
    {
      name: "kube-system",
      set: "",
      to: binding("pipeline", { kind: "ClusterRole", name: "edit" }, {}, "kube-system").inputs,
      path: "roleRef",
      found: "a way to cluster-admin: ClusterRole edit",
      wanted,
    },
  ],
  notEvaluated: [
    {
      name: "unknown verbs on pods",
      on,
      set: "rules[0].verbs",
      to: UNKNOWN,
      path: "roleRef",
      why: "it may lead to cluster-admin: a rule that is not known in shop, then ServiceAccount shop/operator: ClusterRole cluster-admin",
    },
    {
      name: "an unknown role",
      set: "roleRef.name",
      to: UNKNOWN,
      path: "roleRef",
      why: "it may lead to cluster-admin: a role that is not known in shop, then ServiceAccount shop/operator: ClusterRole cluster-admin",
    },
  ],
});

const found = (stack: Stack) =>
  judge(stack, { controls: [rbacTakeoverPath] })
    .evaluations.findings.filter(({ status }) => status === "violation")
    .map((finding) => [nameOf(finding), finding.found]);

test("spells out a way over several service accounts", () => {
  const edit = { kind: "ClusterRole", name: "edit" };
  const ci = { kind: "ServiceAccount", name: "ci", namespace: "build" };
  const stack = [
    ...pipeline({}).slice(0, 3),
    binding("first", edit, { kind: "User", name: "jane" }, "build"),
    binding("second", edit, ci, "shop"),
  ];
  const end = "ServiceAccount shop/operator: ClusterRole cluster-admin";
  expect(found(stack)).toEqual([
    [
      "first",
      `a way to cluster-admin: ClusterRole edit in build, then ServiceAccount build/ci: ClusterRole edit in shop, then ${end}`,
    ],
    ["second", `a way to cluster-admin: ClusterRole edit in shop, then ${end}`],
  ]);
});

test("counts the groups of service accounts, and ends in a circle", () => {
  const edit = { kind: "ClusterRole", name: "edit" };
  const everyone = { kind: "Group", name: "system:serviceaccounts" };
  const circle = [
    binding("one", edit, { kind: "ServiceAccount", name: "a", namespace: "y" }, "x"),
    binding("two", edit, { kind: "ServiceAccount", name: "b", namespace: "x" }, "y"),
  ];
  expect(found(circle)).toEqual([]);
  const all = { kind: "ClusterRole", name: "cluster-admin" };
  const [, , operator] = pipeline({ operator: everyone, operatorRole: all });
  if (operator === undefined) throw new Error("the fixture has no operator");
  expect(found([...circle, operator]).map(([name]) => name)).toEqual(["one", "two"]);
});
