import { compareReports, comparisonLines } from "../../preview/compare";
import { formatReport, type ReportDocument } from "../../preview/report";
import { palette } from "../../preview/report/palette";
import type { ResourceEntry } from "../../preview/report/document";
import { entry, finding, HOSTILE_NAME, report } from "./fixtures/report";

const CLUSTER = "aws:eks/cluster:Cluster";
const CONFIG_MAP = "kubernetes:core/v1:ConfigMap";

const compare = (before: readonly ResourceEntry[], after: readonly ResourceEntry[]) =>
  compareReports(report([], { resources: before }), report([], { resources: after }), []);

const comparisonOf = ({ comparison }: ReportDocument) => {
  if (comparison === undefined) throw new Error("no comparison");
  return comparison;
};

const map = (name: string, data: unknown) => entry(CONFIG_MAP, name, { inputs: { data } });

describe("what people read", () => {
  const before = [
    entry(CLUSTER, "main", { inputs: { version: "1.34" } }),
    map("gone", {}),
    map(HOSTILE_NAME, { x: "1" }),
  ];
  const after = [
    entry(CLUSTER, "main", { inputs: { version: "1.35" }, source: "index.ts:3:1" }),
    map("new", {}),
    map(HOSTILE_NAME, { x: HOSTILE_NAME }),
  ];
  const compared = compareReports(
    report([finding({ fingerprint: "b" })], { resources: before }),
    report([finding()], { resources: after }),
    [],
  );

  test("text lists changes, verdicts and what waits for a word", () => {
    const lines = comparisonLines(comparisonOf(compared), palette(false));
    expect(lines).toContain("  + kubernetes:core/v1:ConfigMap: new");
    expect(lines).toContain("  - kubernetes:core/v1:ConfigMap: gone");
    expect(lines).toContain("      version: 1.34 → 1.35");
    expect(lines).toContain(
      "  new   pss-privileged (mandatory, violation)  web (kubernetes:core/v1:Pod) spec",
    );
    expect(lines.at(-1)).toBe("  to acknowledge  cluster-version:main (irreversible)");
    const text = formatReport(compared, "text", { colours: false, folder: "", seconds: 0 });
    expect(text).toContain("Changes since the report of 2026-05-01\n");
    expect(text).not.toMatch(/[^\P{Cc}\n\t]/u);
  });

  test("one flag is offered for many changes of a kind", () => {
    const keys = ["a", "b", "c"].map((name) => entry("aws:kms/key:Key", name));
    const lines = (before: readonly ResourceEntry[]) =>
      comparisonLines(comparisonOf(compare(before, [])), palette(false)).at(-1);
    expect(lines(keys)).toBe("  --acknowledge kms-key-deleted lets all 3 of its kind pass");
    expect(lines(keys.slice(1))).toBe("  to acknowledge  kms-key-deleted:c (deletes)");
  });

  test("nothing changed is said", () => {
    const same = comparisonOf(compare(before, before));
    expect(comparisonLines(same, palette(false))).toEqual(["  nothing"]);
  });

  test("many changes of one resource are counted from some number on", () => {
    const many = (value: number) =>
      map("a", Object.fromEntries(Array.from({ length: 20 }, (_, index) => [`k${index}`, value])));
    const lines = comparisonLines(comparisonOf(compare([many(1)], [many(2)])), palette(false));
    expect(lines.at(-1)).toBe("      and 8 more");
  });

  test("a pull request gets the finding and the changes, folded", () => {
    const markdown = formatReport(compared, "markdown", { colours: false, folder: "", seconds: 0 });
    expect(markdown).toContain("## ❌ 2 mandatory findings");
    expect(markdown).toContain("<summary>Resources that changed since 2026-05-01 (4)</summary>");
    expect(markdown).toContain("<summary>Verdicts that changed since 2026-05-01 (2)</summary>");
    const acknowledged = compareReports(
      report([], { resources: before }),
      report([], { resources: after }),
      ["cluster-version"],
    );
    const passed = formatReport(acknowledged, "markdown", {
      colours: false,
      folder: "",
      seconds: 0,
    });
    expect(passed).toContain("## ✅ No mandatory finding");
    expect(passed).toContain("<summary>Acknowledged changes (1)</summary>");
  });

  test.each(["sarif", "junit", "github"] as const)("%s shows the finding at its line", (format) => {
    const text = formatReport(compared, format, { colours: false, folder: "", seconds: 0 });
    expect(text).toContain("irreversible-change");
    expect(text).toContain("--acknowledge cluster-version:main");
  });
});
