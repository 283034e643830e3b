import { saIrsaSharedRole } from "../../policy-pack/controls/cluster/sa-irsa-shared-role";
import { ABSENT, testRoom } from "../support/control-harness";
import { judge, nameOf, verdictOf } from "../support/judge";
import { resource, UNKNOWN, urnOf, type Stack } from "../support/stack";
import { tweak } from "../support/tweak";
import { arnOf, fixtures, minimal, twice } from "./fixtures/sa-irsa-shared-role";

const ANNOTATION = 'metadata.annotations["eks.amazonaws.com/role-arn"]';
const PLACE = ["metadata", "annotations", "eks.amazonaws.com/role-arn"];
const ROLE = "aws:iam/role:Role";
const own = "a role of its own for each service account";

const verdict = (stack: Stack) => verdictOf(saIrsaSharedRole, stack);
const findingsOf = (stack: Stack) =>
  judge(stack, { controls: [saIrsaSharedRole] }).evaluations.findings;

testRoom(saIrsaSharedRole, fixtures, {
  minimal: twice,
  judged: "association",
  passes: [
    { name: "another role", set: "roleArn", to: arnOf("other") },
    { name: "an unknown role of one account alone", set: "roleArn", to: UNKNOWN },
    { name: "no annotation", on: "web", set: "metadata.annotations", to: ABSENT },
  ],
});

test("names each account to the other", () => {
  const findings = findingsOf(tweak(minimal, "api", PLACE, arnOf("web")));
  expect(findings.map((finding) => nameOf(finding))).toEqual(["web", "api"]);
  expect(findings).toMatchObject([
    { path: ANNOTATION, found: "the role of ServiceAccount shop/api, too", wanted: own },
    { path: ANNOTATION, found: "the role of ServiceAccount shop/web, too", wanted: own },
  ]);
});

test("accepts an exemption for both", () => {
  const stack = tweak(minimal, "api", PLACE, arnOf("web"));
  const accepted = { control: "sa-irsa-shared-role", reason: "A move.", owner: "us" };
  const exemptions = ["web", "api"].map((name) => ({
    ...accepted,
    target: `ServiceAccount/shop/${name}`,
    expires: "2027-01-01",
  }));
  const { findings } = judge(stack, {
    controls: [saIrsaSharedRole],
    settings: { exemptions },
  }).evaluations;
  expect(findings.map(({ status }) => status)).toEqual(["exempt", "exempt"]);
});

test("does not evaluate users of one role whose names are unknown", () => {
  const unnamed = tweak(twice, "association", ["serviceAccount"], UNKNOWN);
  expect(findingsOf(unnamed)).toMatchObject([
    { status: "notEvaluated", reason: "which service accounts share the role is not known" },
    { status: "notEvaluated", reason: "which service accounts share the role is not known" },
  ]);
  expect(verdict(tweak(unnamed, "web", ["metadata", "name"], UNKNOWN))).toBe("notEvaluated");
  expect(verdict(tweak(twice, "web", ["metadata", "name"], 7))).toBe("notEvaluated");
});

test("names that Pulumi chooses are different", () => {
  const shared = tweak(minimal, "api", PLACE, arnOf("web"));
  const bare = ["web", "api"].reduce(
    (stack, name) => tweak(stack, name, ["metadata", "name"], ABSENT),
    shared,
  );
  expect(verdict(bare)).toBe("violation");
});

test("follows an unknown ARN to its role", () => {
  const linked = (name: string) => ({
    ...minimal.filter((each) => each.name === name)[0],
    propertyDependencies: { metadata: [urnOf(ROLE, "shared")] },
  });
  const unknown = (stack: Stack) =>
    ["web", "api"].reduce((all, name) => tweak(all, name, PLACE, UNKNOWN), stack);
  const role = resource(ROLE, "shared", {});
  const users = [linked("web"), linked("api")] as Stack;
  expect(verdict(unknown([role, ...users]))).toBe("violation");
  expect(verdict(unknown(minimal))).toBe("notEvaluated");
});
