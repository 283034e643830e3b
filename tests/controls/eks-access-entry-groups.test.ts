import { eksAccessEntryGroups } from "../../policy-pack/controls/cloud/eks-access-entry-groups";
import { ABSENT, testRoom, unreadable } from "../support/control-harness";
import { judge } from "../support/judge";
import { resource, secret, UNKNOWN, urnOf } from "../support/stack";
import { fixtures, minimal, TYPE } from "./fixtures/eks-access-entry-groups";

const groups = { path: "kubernetesGroups[0]", wanted: "a group of your own" };
const principal = { path: "principalArn", wanted: "the ARN of one IAM role" };
const user = "arn:aws:iam::111122223333:user/alice";

testRoom(eksAccessEntryGroups, fixtures, {
  minimal,
  judged: "entry",
  passes: [
    { name: "a secret", set: "kubernetesGroups[0]", to: secret("web-team") },
    { name: "no groups", set: "kubernetesGroups", to: ABSENT },
    { name: "China", set: "principalArn", to: "arn:aws-cn:iam::111122223333:role/a" },
  ],
  fails: [
    {
      name: "all rights",
      set: groups.path,
      to: "system:masters",
      found: '"system:masters"',
      ...groups,
    },
    { name: "an IAM user", set: "principalArn", to: user, found: `"${user}"`, ...principal },
    { name: "no principal", set: "principalArn", to: ABSENT, found: "absent", ...principal },
  ],
  notEvaluated: [
    ...unreadable("principalArn", "a text"),
    ...unreadable("kubernetesGroups", "a list").filter(({ name }) => !name.endsWith("a list")),
    ...unreadable("kubernetesGroups[0]", "a text"),
  ],
});

test("the role of the stack is no gap", () => {
  const role = urnOf("aws:iam/role:Role", "team");
  const relations = { propertyDependencies: { principalArn: [role] } };
  const stack = [
    resource("aws:iam/role:Role", "team", {}),
    resource(TYPE, "entry", { principalArn: UNKNOWN }, relations),
  ];
  expect(judge(stack, { controls: [eksAccessEntryGroups] }).finished).toEqual([]);
});
