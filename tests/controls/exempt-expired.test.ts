import { exemptExpired } from "../../policy-pack/controls/lifecycle/exempt-expired";
import { pssPrivileged } from "../../policy-pack/controls/container/pss-privileged";
import { judge, verdictOf } from "../support/judge";
import { namespaceAt } from "../support/pod-security";
import { root, UNKNOWN, urnOf } from "../support/stack";
import { tweak } from "../support/tweak";
import { exemption, fixtures, web } from "./fixtures/exempt-expired";
import { annotated, listed, recorded } from "./fixtures/exempt-needs-reason";

const stack = [root, namespaceAt("restricted"), web];
const expired = { ...exemption, expires: "2026-01-30" };
const run = (exemptions: readonly unknown[]) =>
  judge(stack, { controls: [exemptExpired, pssPrivileged], settings: { exemptions } });

test("passes every passing fixture and objects to every failing one", () => {
  const verdicts = (kind: keyof typeof fixtures) =>
    fixtures[kind].map((each) => verdictOf(exemptExpired, each.stack, each.settings));
  expect(verdicts("passing")).toEqual(["pass", "pass", "pass"]);
  expect(verdicts("failing")).toEqual(["violation", "violation"]);
});

test("an exemption holds on its last day", () => {
  const { registered, finished, evaluations } = run([{ ...exemption, expires: "2026-01-31" }]);
  expect([...registered, ...finished]).toEqual([]);
  expect(evaluations.findings).toMatchObject([
    { control: "pss-privileged", status: "exempt", expires: "2026-01-31" },
  ]);
});

test("one that has ended exempts nothing, and is a finding at the resource", () => {
  const { registered, finished } = run([expired]);
  expect(registered).toMatchObject([{ control: "pss-privileged", status: "violation" }]);
  expect(finished).toEqual([
    expect.objectContaining({
      control: "exempt-expired",
      status: "violation",
      level: "mandatory",
      urn: web.urn,
      path: "settings.exemptions[0].expires",
      found: "2026-01-30 (pss-privileged, owner platform)",
      wanted: "2026-01-31 or later",
      message:
        "settings.exemptions[0].expires: found 2026-01-30 (pss-privileged, owner platform), wanted 2026-01-31 or later.",
    }),
  ]);
});

test("one whose target is not in the stack is a finding at the stack", () => {
  const { finished } = run([exemption, { ...expired, target: "Pod/shop/nowhere" }]);
  expect(finished).toMatchObject([{ urn: root.urn, path: "settings.exemptions[1].expires" }]);
});

test("a stack without its root resource still shows the finding", () => {
  const settings = { exemptions: [{ ...expired, target: "Pod/shop/nowhere" }] };
  const { finished } = judge([web], { controls: [exemptExpired, pssPrivileged], settings });
  const own = finished.filter(({ control }) => control === "exempt-expired");
  expect(own).toMatchObject([{ control: "exempt-expired", urn: web.urn }]);
});

test("a target whose name is unknown is not mistaken for a pass", () => {
  const renamed = tweak(stack, "web", ["metadata", "name"], UNKNOWN);
  expect(verdictOf(exemptExpired, renamed, { exemptions: [expired] })).toBe("violation");
});

test.each([web.urn, "kubernetes:core/v1:Pod::web", "Pod/shop/web"])("finds %s", (target) => {
  const { finished } = run([{ ...expired, target }]);
  expect(finished).toMatchObject([{ control: "exempt-expired", urn: urnOf(web.type, "web") }]);
});

test("several exemptions of one resource are one finding with every place", () => {
  const { finished } = run([expired, { ...expired, expires: "2026-01-29" }]);
  expect(finished).toHaveLength(1);
  expect(finished[0]?.message).toContain("settings.exemptions[0].expires: found 2026-01-30");
  expect(finished[0]?.message).toContain("settings.exemptions[1].expires: found 2026-01-29");
});

test("does not apply without exemptions", () => {
  expect(verdictOf(exemptExpired, stack)).toBe("notApplicable");
});

test("does not judge by the clock of the machine", () => {
  const settings = { exemptions: [expired], asOf: "2026-01-30" };
  expect(verdictOf(exemptExpired, stack, settings)).toBe("pass");
});

test("one may hold for a year from today, or as long as the settings say", () => {
  const own = (expires: string, more = {}) =>
    judge(stack, {
      controls: [exemptExpired, pssPrivileged],
      settings: { exemptions: [{ ...exemption, expires }], ...more },
    }).finished;
  expect(own("2027-02-01")).toEqual([]);
  expect(own("2027-02-02")).toMatchObject([
    {
      control: "exempt-expired",
      path: "settings.exemptions[0].expires",
      found: "2027-02-02 (pss-privileged, owner platform)",
      wanted: "2027-02-01 or earlier",
    },
  ]);
  expect(own("2026-02-28", { exemptionMaximumLife: 28 })).toEqual([]);
  expect(own("2026-03-01", { exemptionMaximumLife: 28 })).toMatchObject([
    { wanted: "2026-02-28 or earlier" },
  ]);
});

test("what an object records ends as well, and then exempts nothing", () => {
  const ended = annotated(listed({ ...recorded, expires: "2026-01-30" }));
  const { evaluations } = judge([root, ended], { controls: [exemptExpired, pssPrivileged] });
  expect(evaluations.findings).toMatchObject([
    { control: "pss-privileged", status: "violation", urn: ended.urn },
    {
      control: "exempt-expired",
      urn: ended.urn,
      path: 'metadata.annotations["hardened-cluster/exemptions"][0].expires',
      found: "2026-01-30 (pss-privileged, owner platform)",
    },
  ]);
});

test("an annotation that is unknown records nothing that could have ended", () => {
  const { evaluations } = judge([root, annotated(UNKNOWN)], { controls: [exemptExpired] });
  expect(evaluations.findings).toEqual([]);
});

test("an unknown place in the target leaves the date to be judged at the stack", () => {
  const renamed = tweak(stack, "web", ["metadata"], UNKNOWN);
  const { finished } = judge(renamed, {
    controls: [exemptExpired, pssPrivileged],
    settings: { exemptions: [expired] },
  });
  expect(finished).toContainEqual(
    expect.objectContaining({ control: "exempt-expired", urn: root.urn, status: "violation" }),
  );
});
