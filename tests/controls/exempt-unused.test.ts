import { eksEndpointPublic } from "../../policy-pack/controls/cloud/eks-endpoint-public";
import { pssPrivileged } from "../../policy-pack/controls/container/pss-privileged";
import { exemptUnused } from "../../policy-pack/controls/lifecycle/exempt-unused";
import { judge, verdictOf } from "../support/judge";
import { root, UNKNOWN, type Stack } from "../support/stack";
import { web } from "./fixtures/exempt-expired";
import { annotated, listed, recorded } from "./fixtures/exempt-needs-reason";
import { fixtures, used } from "./fixtures/exempt-unused";

const controls = [exemptUnused, pssPrivileged, eksEndpointPublic];
const own = (stack: Stack, exemptions: readonly unknown[] = []) =>
  judge(stack, { controls, settings: { exemptions } }).finished.filter(
    ({ control }) => control === exemptUnused.id,
  );

test("passes every passing fixture and objects to every failing one", () => {
  const verdicts = (kind: keyof typeof fixtures) =>
    fixtures[kind].map((each) => verdictOf(exemptUnused, each.stack, each.settings));
  expect(verdicts("passing")).toEqual(["pass", "pass"]);
  expect(verdicts("failing")).toEqual(["violation", "violation", "violation", "violation"]);
});

test("one whose target is not there is a finding at the stack", () => {
  expect(own([root, web], [used, { ...used, target: "Pod/shop/nowhere" }])).toMatchObject([
    {
      urn: root.urn,
      level: "advisory",
      path: "settings.exemptions[1]",
      found: "an exemption from pss-privileged (owner platform) that took no finding",
      wanted: "one that something needs, or none",
    },
  ]);
});

test("one from a control that passes is a finding at its target", () => {
  expect(own([root, web], [{ ...used, control: "eks-endpoint-public" }])).toMatchObject([
    { urn: web.urn, path: "settings.exemptions[0]" },
  ]);
});

test("one for a container that passes took nothing", () => {
  expect(own([root, web], [{ ...used, container: "web" }])).toEqual([]);
  expect(own([root, web], [{ ...used, container: "other" }])).toHaveLength(1);
});

test("of two that say the same, the second is not needed", () => {
  expect(own([root, web], [used, used])).toMatchObject([{ path: "settings.exemptions[1]" }]);
});

test("one that has ended is for exempt-expired", () => {
  expect(own([root, web], [{ ...used, expires: "2026-01-30" }])).toEqual([]);
});

test("one that took an answer that was not known is needed", () => {
  const spec = { containers: [{ name: "web", securityContext: { privileged: UNKNOWN } }] };
  expect(own([root, { ...web, inputs: { spec } }], [used])).toEqual([]);
});

test("an annotation outside components exempts nothing, which is said where it stands", () => {
  const agent = annotated(listed(recorded), "");
  expect(judge([root, agent], { controls }).evaluations.findings).toMatchObject([
    { control: "pss-privileged", status: "violation" },
    {
      control: "exempt-unused",
      urn: agent.urn,
      path: 'metadata.annotations["hardened-cluster/exemptions"]',
      found: "exemptions on an object that no component makes",
    },
  ]);
});

test("an unknown annotation there is not evaluated", () => {
  expect(own([root, annotated(UNKNOWN, "")])).toMatchObject([{ status: "notEvaluated" }]);
});

test("does not apply without exemptions", () => {
  expect(verdictOf(exemptUnused, [root, web])).toBe("notApplicable");
});
