import { ingUniqueHostPath } from "../../policy-pack/controls/cluster/ing-unique-host-path";
import { ABSENT } from "../support/control-harness";
import { judge, nameOf, verdictOf } from "../support/judge";
import { object, UNKNOWN, type Stack } from "../support/stack";
import { tweak } from "../support/tweak";
import { fixtures, ingress, minimal, two } from "./fixtures/ing-unique-host-path";

const verdict = (stack: Stack) => verdictOf(ingUniqueHostPath, stack);

test("passes the passing fixtures and objects to the failing ones", () => {
  expect(verdict(minimal)).toBe("pass");
  expect(fixtures.passing.map(({ stack }) => verdict(stack))).toEqual(["pass", "pass"]);
  for (const { stack } of fixtures.failing) expect(verdict(stack)).toBe("violation");
});

test("names the place in both Ingresses, and each other's name", () => {
  const stack = two("web.example", "/");
  const { findings } = judge(stack, { controls: [ingUniqueHostPath] }).evaluations;
  const wanted = "one Ingress for each host and path";
  const path = "spec.rules[0].http.paths[0]";
  expect(findings.map((finding) => nameOf(finding))).toEqual(["web", "api"]);
  expect(findings).toMatchObject([
    { path, found: "web.example/, as Ingress api has it", wanted, status: "violation" },
    { path, found: "web.example/, as Ingress web has it", wanted, status: "violation" },
  ]);
});

test("takes absent hosts and paths for every host and path", () => {
  const every = [ingress("web", undefined, undefined), ingress("api", "*", "/")];
  expect(verdict(every)).toBe("violation");
  expect(verdict(tweak(minimal, "api", ["spec", "rules"], ABSENT))).toBe("pass");
});

test.each([
  ["host", "api.example", "/", ["spec", "rules", 0, "host"]],
  ["path", "web.example", "/api", ["spec", "rules", 0, "http", "paths", 0, "path"]],
  ["list of rules", "api.example", "/", ["spec", "rules"]],
  ["list of paths", "web.example", "/api", ["spec", "rules", 0, "http", "paths"]],
])("does not evaluate an unknown %s, nor one of a wrong type", (_name, host, path, place) => {
  const stack = two(host, path);
  expect(verdict(tweak(stack, "api", place, UNKNOWN))).toBe("notEvaluated");
  expect(verdict(tweak(stack, "api", place, 7))).toBe("notEvaluated");
});

test("passes an unknown part where the other part is nobody else's", () => {
  expect(verdict(tweak(minimal, "api", ["spec", "rules", 0, "host"], UNKNOWN))).toBe("pass");
});

test("has nothing to say of one Ingress alone, or of other kinds", () => {
  expect(verdict([ingress("web", UNKNOWN, "/")])).toBe("pass");
  expect(verdict([object("core/v1:Service", "web", { spec: {} })])).toBe("notApplicable");
});

test("accepts an exemption", () => {
  const accepted = {
    control: "ing-unique-host-path",
    reason: "A move.",
    owner: "us",
    expires: "2027-01-01",
  };
  const stack = two("web.example", "/");
  const exemptions = stack.map(({ urn }) => ({ ...accepted, target: urn }));
  expect(verdictOf(ingUniqueHostPath, stack, { exemptions })).toBe("exempt");
});
