import { iamPermissionsBoundary } from "../../policy-pack/controls/cloud/iam-permissions-boundary";
import { ABSENT, testRoom, unreadable } from "../support/control-harness";
import { judge, nameOf, verdictOf } from "../support/judge";
import { resource, UNKNOWN } from "../support/stack";
import { fixtures, minimal, role } from "./fixtures/iam-permissions-boundary";

const set = "permissionsBoundary";
const wrong = { set, path: set, wanted: "the ARN of a boundary" };

testRoom(iamPermissionsBoundary, fixtures, {
  minimal,
  judged: "main",
  fails: [
    { name: "no boundary", to: ABSENT, found: "absent", ...wrong },
    { name: "an empty one", to: "", found: '""', ...wrong },
  ],
  notEvaluated: unreadable(set, "a text"),
});

test("does not apply where nobody has a boundary, unless it must always be there", () => {
  const stack = [role("main"), resource("aws:iam/user:User", "robot", {})];
  expect(verdictOf(iamPermissionsBoundary, stack)).toBe("notApplicable");
  const engine = new Map([["iam-permissions-boundary", { properties: { always: true } }]]);
  const { findings } = judge(stack, { controls: [iamPermissionsBoundary], engine }).evaluations;
  expect(findings.map(nameOf)).toEqual(["main", "robot"]);
});

test("passes the boundary that a Policy of the stack will be", () => {
  const policy = resource("aws:iam/policy:Policy", "boundary", {});
  const made = (sources: readonly string[]) => ({
    ...role("main", UNKNOWN),
    propertyDependencies: { permissionsBoundary: sources },
  });
  expect(verdictOf(iamPermissionsBoundary, [policy, made([policy.urn])])).toBe("pass");
  expect(verdictOf(iamPermissionsBoundary, [policy, made([])])).toBe("notEvaluated");
});
