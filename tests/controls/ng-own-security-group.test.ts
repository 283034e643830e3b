import { ngOwnSecurityGroup } from "../../policy-pack/controls/cloud/ng-own-security-group";
import { ABSENT, testRoom, unreadable } from "../support/control-harness";
import { judge } from "../support/judge";
import { resource, UNKNOWN, urnOf } from "../support/stack";
import { fixtures, minimal } from "./fixtures/ng-own-security-group";

const path = "vpcSecurityGroupIds";
const wanted = "the security groups of the nodes";

testRoom(ngOwnSecurityGroup, fixtures, {
  minimal,
  judged: "nodes",
  passes: [{ name: "one group of two", set: path, to: ["sg-1", UNKNOWN] }],
  fails: [
    { name: "no groups", set: path, to: ABSENT, path, found: "absent", wanted },
    { name: "an empty list", set: path, to: [], path, found: "an empty list", wanted },
  ],
  notEvaluated: [
    ...unreadable(path, "a list").filter(({ name }) => !name.endsWith("a list")),
    {
      name: "a group of nowhere",
      set: path,
      to: [UNKNOWN],
      path: `${path}[0]`,
      why: `${path}[0] is not known during a preview`,
    },
  ],
});

test("a group that the stack makes is no gap", () => {
  const type = "aws:ec2/securityGroup:SecurityGroup";
  const relations = { propertyDependencies: { [path]: [urnOf(type, "nodes")] } };
  const stack = [
    resource(type, "nodes", {}),
    resource("aws:ec2/launchTemplate:LaunchTemplate", "template", { [path]: [UNKNOWN] }, relations),
  ];
  expect(judge(stack, { controls: [ngOwnSecurityGroup] }).finished).toEqual([]);
});
