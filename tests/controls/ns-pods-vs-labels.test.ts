import { nsPodsVsLabels } from "../../policy-pack/controls/cluster/ns-pods-vs-labels";
import { judge, verdictOf } from "../support/judge";
import { inContainer, namespaceAt } from "../support/pod-security";
import { object, UNKNOWN, type Stack } from "../support/stack";
import { container } from "../support/workloads";
import {
  bad,
  exemption,
  fixtures,
  minimal,
  restricted,
  settings,
} from "./fixtures/ns-pods-vs-labels";

const path = "spec.containers[0].securityContext.privileged";
const verdict = (stack: Stack, changes: Partial<typeof exemption & { container: string }> = {}) =>
  verdictOf(nsPodsVsLabels, stack, { exemptions: [{ ...exemption, ...changes }] });

test("passes every passing fixture and objects to every failing one", () => {
  const verdicts = (kind: keyof typeof fixtures) =>
    fixtures[kind].map((each) => verdictOf(nsPodsVsLabels, each.stack, each.settings));
  expect(verdicts("passing")).toEqual(fixtures.passing.map(() => "pass"));
  expect(verdicts("failing")).toEqual(fixtures.failing.map(() => "violation"));
  expect(verdict(minimal)).toBe("pass");
});

test("says what the label refuses, beside the exemption of the pack", () => {
  const { findings } = judge([restricted, bad], { settings }).evaluations;
  const own = findings.filter(({ control }) => control === "ns-pods-vs-labels");
  expect(own).toMatchObject([
    {
      level: "mandatory",
      path,
      found: "true, which is exempt from pss-privileged but not from the label",
      wanted: "false",
    },
  ]);
  const exempt = findings.filter(({ status }) => status === "exempt");
  expect(exempt.map(({ control }) => control)).toEqual(["pss-privileged"]);
});

test("a violation that is not exempt is reported by its own control alone", () => {
  const { findings } = judge([restricted, bad]).evaluations;
  const fired = findings.map(({ control }) => control);
  expect(fired).toContain("pss-privileged");
  expect(fired).not.toContain("ns-pods-vs-labels");
});

test("counts exemptions that hold, for the container that they name", () => {
  expect(verdict([restricted, bad], { expires: "2026-01-30" })).toBe("pass");
  expect(verdict([restricted, bad], { container: "web" })).toBe("violation");
  expect(verdict([restricted, bad], { container: "other" })).toBe("pass");
  expect(verdict([restricted, bad], { target: "Pod/shop/web" })).toBe("violation");
  expect(verdict([restricted, bad], { target: "Pod/shop/other" })).toBe("pass");
  expect(verdict([restricted, bad], { control: "pss-host-ports" })).toBe("pass");
});

test("judges by the version of the label", () => {
  const probing = object("core/v1:Pod", "web", {
    spec: { containers: [container({ livenessProbe: { tcpSocket: { host: "10.0.0.1" } } })] },
  });
  const control = "pss-host-probes";
  expect(verdict([namespaceAt("baseline", "v1.33"), probing], { control })).toBe("pass");
  expect(verdict([namespaceAt("baseline", "v1.34"), probing], { control })).toBe("violation");
});

test("a namespace of another stack, or without the label, refuses nothing that is known", () => {
  expect(verdict([bad])).toBe("pass");
  const unlabelled = { ...restricted, inputs: { metadata: { name: "shop" } } };
  expect(verdict([unlabelled, bad])).toBe("pass");
});

test("does not evaluate what an unknown decides", () => {
  expect(verdict([namespaceAt(UNKNOWN), bad])).toBe("notEvaluated");
  expect(verdict([namespaceAt("restricted", "latest", UNKNOWN), bad])).toBe("notEvaluated");
  const unclear = object("core/v1:Pod", "web", { spec: inContainer({ privileged: UNKNOWN }) });
  expect(verdict([restricted, unclear])).toBe("notEvaluated");
});

test("does not apply to a stack without pods", () => {
  expect(verdict([restricted])).toBe("notApplicable");
});
