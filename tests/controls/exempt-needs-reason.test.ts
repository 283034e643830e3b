import { pssPrivileged } from "../../policy-pack/controls/container/pss-privileged";
import { exemptNeedsReason } from "../../policy-pack/controls/lifecycle/exempt-needs-reason";
import { judge, verdictOf } from "../support/judge";
import { root, secret, UNKNOWN, type TestResource } from "../support/stack";
import { exemption, web } from "./fixtures/exempt-expired";
import { annotated, fixtures, listed, recorded } from "./fixtures/exempt-needs-reason";

const place = 'metadata.annotations["hardened-cluster/exemptions"]';
const run = (...stack: readonly TestResource[]) =>
  judge([root, ...stack], { controls: [exemptNeedsReason, pssPrivileged] });
const privileged = (...stack: readonly TestResource[]) =>
  run(...stack).evaluations.findings.filter(({ control }) => control === pssPrivileged.id);
const own = (...stack: readonly TestResource[]) =>
  run(...stack).evaluations.findings.filter(({ control }) => control === exemptNeedsReason.id);

test("passes every passing fixture and objects to every failing one", () => {
  const verdicts = (kind: keyof typeof fixtures) =>
    fixtures[kind].map((each) => verdictOf(exemptNeedsReason, each.stack, each.settings));
  expect(verdicts("passing")).toEqual(["pass", "pass"]);
  expect(verdicts("failing")).toEqual(["violation", "violation", "violation", "violation"]);
});

test("what a component records holds for its object, and the finding says so", () => {
  const { reason, owner, expires } = recorded;
  expect(run(annotated(listed(recorded))).evaluations.findings).toMatchObject([
    { control: "pss-privileged", status: "exempt", reason, owner, expires },
  ]);
});

test("it may name a container, and then holds for that one alone", () => {
  const verdicts = ["web", "other"].map((container) =>
    privileged(annotated(listed({ ...recorded, container }))).map(({ status }) => status),
  );
  expect(verdicts).toEqual([["exempt"], ["violation"]]);
});

test.each([
  ["no list", "because", place, "no JSON list", "a JSON list of exemptions"],
  ["no JSON", "[{", place, "no JSON list", "a JSON list of exemptions"],
  [
    "no reason",
    listed({ ...recorded, reason: undefined }),
    `${place}[0].reason`,
    "nothing",
    "a sentence that says why",
  ],
  ["no owner", listed({ ...recorded, owner: " " }), `${place}[0].owner`, '" "', "a person or team"],
  [
    "no date",
    listed({ ...recorded, expires: "soon" }),
    `${place}[0].expires`,
    "soon",
    "a date that exists, YYYY-MM-DD",
  ],
  [
    "no control",
    listed({ ...recorded, control: "pss" }),
    `${place}[0].control`,
    '"pss"',
    "the id of a control",
  ],
  [
    "a word as reason",
    listed({ ...recorded, reason: "Legacy" }),
    `${place}[0].reason`,
    "a single word",
    "a sentence that says why",
  ],
  [
    "a target of its own",
    listed({ ...recorded, target: "Pod/shop/web" }),
    `${place}[0].target`,
    "an unknown key",
    "one of control, container, reason, owner, expires",
  ],
])("objects to an annotation with %s", (_name, text, path, found, wanted) => {
  const [finding, ...others] = own(annotated(text));
  expect(others).toEqual([]);
  expect(finding).toMatchObject({ status: "violation", level: "mandatory", path, found });
  expect(finding?.wanted).toContain(wanted);
});

test("an incomplete entry exempts nothing, and does not take the others with it", () => {
  const entries = [{ ...recorded, owner: undefined }, recorded];
  expect(privileged(annotated(listed(...entries)))).toMatchObject([{ status: "exempt" }]);
  expect(privileged(annotated(listed(entries[0])))).toMatchObject([{ status: "violation" }]);
});

test("an unknown annotation is not evaluated", () => {
  expect(own(annotated(UNKNOWN))).toMatchObject([
    { status: "notEvaluated", path: place, reason: `${place} is not known during a preview` },
  ]);
});

test("a secret annotation is never shown", () => {
  const text = listed({ ...recorded, expires: "hunter2" });
  expect(JSON.stringify(own(annotated(secret(text))))).not.toContain("hunter2");
  expect(own(annotated(secret(text)))).toMatchObject([{ found: "a secret" }]);
});

test("does not read the annotation of objects that no component makes", () => {
  expect(own(annotated("because", ""))).toEqual([]);
  expect(own(annotated("because", "my:index:Component$"))).toEqual([]);
});

test("a reason of one word in the settings is a finding at what it exempts", () => {
  const settings = { exemptions: [{ ...exemption, reason: "Legacy" }] };
  const controls = [exemptNeedsReason, pssPrivileged];
  const { findings } = judge([root, web], { controls, settings }).evaluations;
  expect(findings.filter(({ status }) => status === "violation")).toMatchObject([
    { urn: web.urn, path: "settings.exemptions[0].reason", found: "a single word" },
  ]);
});

test("does not apply without exemptions", () => {
  expect(verdictOf(exemptNeedsReason, [root, web])).toBe("notApplicable");
});
