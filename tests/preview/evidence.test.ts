import { controls } from "../../policy-pack/controls";
import type { FrameworkClause, ReportDocument } from "../../preview/report";
import { evidenceOf } from "../../preview/report/evidence";
import notes from "../../preview/report/evidence-notes.json";
import { CLUSTER, control, EVERYTHING, finding, report } from "./fixtures/report";

const document = evidenceOf(EVERYTHING);
const requirement = (id: string) => document.requirements.find((each) => each.id === id);

test("a requirement is worth its worst verdict; without controls it says who meets it", () => {
  const ids = ["C1", "K5", "C6", "C5", "K12", "D2", "C4", "D7", "K19"];
  expect(ids.map((id) => [id, requirement(id)?.status])).toEqual([
    ["C1", "unmet"],
    ["K5", "unmet"],
    ["C6", "notEvaluated"],
    ["C5", "unmet"],
    ["K12", "met"],
    ["D2", "notJudged"],
    ["C4", "service"],
    ["D7", "documented"],
    ["K19", "notJudged"],
  ]);
  expect(requirement("C1")?.controls).toEqual(["eks-endpoint-public"]);
  expect(requirement("C4")?.service?.source).toMatch(/^https:\/\/docs\.aws\.amazon\.com\//);
});

test("clauses of each framework are in order, with those that the service meets", () => {
  expect(document.frameworks.map(({ name, version }) => `${name} ${version}`)).toEqual([
    "CIS EKS 1.8.0",
    "CIS EKS 1.7.0",
  ]);
  const clauses = document.frameworks[0]?.clauses ?? [];
  expect(clauses.filter(({ clause }) => /^5\.[134]/.test(clause))).toEqual([
    { clause: "5.1.1", status: "notJudged", controls: ["ecr-scan"] },
    { clause: "5.3.1", status: "unmet", controls: ["kms-rotation"] },
    { clause: "5.4.2", status: "unmet", controls: ["eks-endpoint-public"] },
  ]);
  expect(clauses[0]).toMatchObject({ clause: "3.1.1", controls: ["ng-ami-type"] });
});

test("the service meets a clause for its own clusters, where the controls that this rests on are met", () => {
  const statusOf = (of: ReportDocument, id: string) =>
    evidenceOf(of).requirements.find((each) => each.id === id)?.status;
  const amiType = (counts: object) =>
    report([], { resources: [CLUSTER], controls: [control("ng-ami-type", counts)] });
  expect(statusOf(amiType({ resources: ["nodes"] }), "C11")).toBe("service");
  expect(statusOf(amiType({ evaluated: 0, pass: 0 }), "C11")).toBe("notJudged");
  const violated = finding({ control: "ng-ami-type", urn: "nodes" });
  const other = { ...amiType({ resources: ["nodes"] }), findings: [violated] };
  expect(statusOf(other, "C11")).toBe("unmet");
  expect([statusOf(other, "C4"), statusOf(report([]), "C4")]).toEqual(["service", "notJudged"]);
});

test("what is said of a section is said of its clauses, where nothing in the stack is judged by them", () => {
  const frameworks = [{ framework: "CIS Kubernetes", version: "1.12.0", clause: "1.2.5" }];
  const clausesOf = (counts: object, resources = [CLUSTER]) =>
    evidenceOf(
      report([], { resources, controls: [control("apiserver-flags", { frameworks, ...counts })] }),
    ).frameworks[0]?.clauses.filter(({ clause }) => clause.startsWith("1.2"));
  const nothing = { evaluated: 0, pass: 0, resources: [] };
  const controls = ["apiserver-flags"];
  expect(clausesOf(nothing)).toMatchObject([{ clause: "1.2.5", status: "service", controls }]);
  expect(clausesOf(nothing, [])).toMatchObject([{ clause: "1.2.5", status: "notJudged" }]);
  expect(clausesOf({ resources: ["a"] })).toMatchObject([{ clause: "1.2.5", status: "met" }]);
});

test("every control says what it found at every resource", () => {
  const found = document.controls.map(({ id, status, resources }) => [
    id,
    status,
    resources.map(({ verdict }) => verdict).join(),
  ]);
  expect(found).toEqual([
    ["eks-endpoint-public", "unmet", "unmet"],
    ["pss-privileged", "unmet", "exempt,unmet"],
    ["ng-imdsv2", "notEvaluated", "notEvaluated"],
    ["kms-rotation", "unmet", "unmet"],
    ["ecr-scan", "notJudged", ""],
    ["logs-kms", "met", "met"],
    ["np-engine-enabled", "disabled", ""],
  ]);
  expect(document.controls[1]?.resources[0]?.exemption).toEqual({
    reason: "agent | of the platform",
    owner: "platform",
    expires: "2026-06-30",
  });
  expect(document.controls[3]?.resources[0]?.acceptedSince).toBe("2026-02-01");
});

test("inputs that could not be read are named: nothing is known of what they hold", () => {
  expect(document.notJudged).toEqual([
    { source: "manifests/bad.yaml:3:1", message: "spec: found true, wanted false." },
  ]);
});

test("the notes cover every requirement of the pack, and those without a control", () => {
  const named = new Set(controls.flatMap(({ requirements }) => requirements));
  const known = new Set(notes.requirements.map(({ id }) => id));
  expect([...named].filter((id) => !known.has(id))).toEqual([]);
  const silent = notes.requirements.filter(
    (note) => !named.has(note.id) && !("service" in note) && !("documented" in note),
  );
  expect(silent.map(({ id }) => id)).toEqual([]);
});

test("what is said of services and documents has a source; no document stands for a control", () => {
  const said = [...notes.requirements, ...notes.clauses].flatMap((each) => [
    ...("service" in each && each.service ? [each.service] : []),
    ...("documented" in each && each.documented ? [each.documented] : []),
  ]);
  expect(said.length).toBeGreaterThan(40);
  for (const { text, source } of said) {
    expect(text).toMatch(/\.$/);
    expect(source).toMatch(/^https:\/\//);
  }
  const key = ({ framework, version, clause }: FrameworkClause) =>
    [framework, version, clause].join("|");
  const judged = new Set(controls.flatMap(({ frameworks }) => frameworks.map(key)));
  const documented = notes.clauses.filter((clause) => "documented" in clause);
  expect(documented.map(key).filter((each) => judged.has(each))).toEqual([]);
  const named = notes.clauses.flatMap(({ service, documented }) =>
    [
      ...`${service?.text ?? ""} ${documented?.text ?? ""}`.matchAll(/[a-z]+(?:-[a-z0-9]+){2,}/g),
    ].map(([id]) => id),
  );
  const ids = new Set(controls.map(({ id }) => id));
  const rested = [...notes.requirements, ...notes.clauses].flatMap((each) =>
    "when" in each ? (each.when ?? []) : [],
  );
  expect(rested.length).toBeGreaterThan(10);
  expect(rested.filter((id) => !ids.has(id))).toEqual([]);
  expect(named.filter((id) => !ids.has(id))).toEqual([]);
});
