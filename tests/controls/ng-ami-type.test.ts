import { ngAmiType } from "../../policy-pack/controls/cloud/ng-ami-type";
import { ABSENT, testRoom, unreadable } from "../support/control-harness";
import { judge } from "../support/judge";
import { resource, secret } from "../support/stack";
import { fixtures, minimal } from "./fixtures/ng-ami-type";

const path = "amiType";
const wanted = "a type of Bottlerocket or Amazon Linux 2023";

testRoom(ngAmiType, fixtures, {
  minimal,
  judged: "group",
  passes: [{ name: "a secret", set: path, to: secret("BOTTLEROCKET_x86_64") }],
  fails: [
    { name: "Amazon Linux 2", set: path, to: "AL2_x86_64", path, found: '"AL2_x86_64"', wanted },
    { name: "no type", set: path, to: ABSENT, path, found: "absent", wanted },
  ],
  notEvaluated: unreadable(path, "a text"),
});

test("allows the types of the parameter", () => {
  const stack = [resource("aws:eks/nodeGroup:NodeGroup", "group", { amiType: "CUSTOM" })];
  const engine = new Map([["ng-ami-type", { properties: { types: ["CUSTOM"] } }]]);
  expect(judge(stack, { controls: [ngAmiType], engine }).registered).toEqual([]);
});
