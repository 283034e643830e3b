import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type { ReportDocument } from "../preview/report";
import { ADVISORY, EXEMPT } from "./examples-advisory";
import { commandLine, REPOSITORY } from "./preview/fixtures/run-command-line";

const EXAMPLES = path.join(REPOSITORY, "examples");
/** Exemptions of the examples hold on this day, and the pack judges support dates by it. */
const AS_OF = "2026-11-30";
/** More would mean that a newcomer starts with a list of things to ignore. */
const MOST_ADVISORY = 10;

const names = readdirSync(EXAMPLES, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

test("there are three, each with its accepted advice", () => {
  expect(names.sort()).toEqual([
    "bare-cluster-own-vpc",
    "namespace-on-existing-cluster",
    "team-platform",
  ]);
  expect(Object.keys(ADVISORY).sort()).toEqual(names);
  expect(Object.keys(EXEMPT).sort()).toEqual(names);
});

describe.each(names)("the example %s", (name) => {
  let report: ReportDocument;
  let status: number;

  beforeAll(async () => {
    const folder = path.join("examples", name);
    const flags = ["--program", folder, "--format", "json", "--as-of", AS_OF];
    const result = await commandLine(["preview", ...flags]);
    status = result.status;
    report = JSON.parse(result.stdout) as ReportDocument;
  });

  const withStatus = (...statuses: readonly string[]) =>
    report.findings.filter((finding) => statuses.includes(finding.status));

  test("previews without a mandatory finding", () => {
    expect(status).toBe(0);
  });

  test("has no advice but what is accepted with a reason", () => {
    const open = withStatus("violation", "notEvaluated");
    const found = new Set(open.map(({ control }) => control));
    expect([...found].sort()).toEqual(Object.keys(ADVISORY[name] ?? {}).sort());
    expect(open.length).toBeLessThanOrEqual(MOST_ADVISORY);
  });

  test("records its relaxations as exemptions", () => {
    const found = withStatus("exempt").map(
      ({ control, urn }) => `${control} ${urn.split("::").at(-1) ?? ""}`,
    );
    expect(found.sort()).toEqual(EXEMPT[name]);
  });

  test("makes the namespaces that it promises", () => {
    const made = report.resources.filter(({ type }) => type === "kubernetes:core/v1:Namespace");
    const promised: Readonly<Record<string, number>> = {
      "namespace-on-existing-cluster": 1,
      "team-platform": 20,
    };
    expect(made).toHaveLength(promised[name] ?? 0);
  });

  test("has a README that names the command which previews it", () => {
    const readme = readFileSync(path.join(EXAMPLES, name, "README.md"), "utf8");
    expect(readme).toContain(`npm run preview -- --program examples/${name}`);
  });
});
