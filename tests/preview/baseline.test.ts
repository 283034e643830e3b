import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import {
  applyBaseline,
  readBaseline,
  renewedBaseline,
  writeBaseline,
  type Baseline,
  type BaselineEntry,
} from "../../preview/baseline";
import { formatText, isFailing, type Finding } from "../../preview/report";
import { finding, report as reportOf } from "./fixtures/report";
import { commandLine } from "./fixtures/run-command-line";

const folder = mkdtempSync(path.join(tmpdir(), "baseline-"));
afterAll(() => rmSync(folder, { recursive: true }));

const file = (name: string) => path.join(folder, name);

function write(name: string, content: unknown): string {
  writeFileSync(file(name), typeof content === "string" ? content : JSON.stringify(content));
  return file(name);
}

const report = (...findings: readonly Finding[]) => reportOf(findings);

function entry(overrides: Partial<BaselineEntry> = {}): BaselineEntry {
  return {
    fingerprint: "a",
    status: "violation",
    level: "mandatory",
    firstSeen: "2026-01-31",
    ...overrides,
  };
}

function baseline(...findings: readonly BaselineEntry[]): Baseline {
  return { schemaVersion: 1, asOf: "2026-02-01", findings };
}

const gap = { status: "notEvaluated", level: "advisory" } as const;

describe("a baseline accepts a finding of the same fingerprint that is no worse", () => {
  test.each([
    ["the same", entry(), finding(), true],
    ["an advisory one where a mandatory one was", entry(), finding({ level: "advisory" }), true],
    ["a gap where a violation was", entry(), finding({ status: "notEvaluated" }), true],
    ["a violation where a gap was", entry({ status: "notEvaluated" }), finding(), false],
    ["a mandatory one where an advisory one was", entry({ level: "advisory" }), finding(), false],
    ["another fingerprint", entry({ fingerprint: "b" }), finding(), false],
    ["an input that nobody can judge", entry(), finding({ control: "input-unreadable" }), false],
    ["an exemption that has expired", entry(), finding({ control: "exempt-expired" }), false],
  ])("%s", (_name, accepted, found, isAccepted) => {
    const result = applyBaseline(report(found), baseline(accepted), "base.json");
    expect(result.findings[0]?.acceptedSince).toBe(isAccepted ? "2026-01-31" : undefined);
    expect(result.diagnostics).toHaveLength(isAccepted ? 0 : 1);
    expect(result.findings.some(isFailing)).toBe(!isAccepted);
  });

  test("one entry accepts one finding: a second of the same fingerprint is new", () => {
    const result = applyBaseline(report(finding(), finding()), baseline(entry()), "base.json");
    expect(result.findings.map(isFailing)).toEqual([false, true]);
  });

  test("entries that match nothing are named", () => {
    const { diagnostics } = applyBaseline(report(), baseline(entry()), "base.json");
    expect(diagnostics).toEqual([
      {
        severity: "warning",
        message:
          "base.json accepts a since 2026-01-31, which is no finding as bad as that any more: " +
          "--update-baseline takes it out.",
        urn: "",
        source: "",
      },
    ]);
  });
});

test("the text report lists what is accepted, apart from what is new", () => {
  const both = report(finding(), finding({ fingerprint: "b", path: "metadata" }));
  const text = formatText(applyBaseline(both, baseline(entry()), "base.json"), { colours: false });
  expect(text.split("\n").slice(1, 7)).toEqual([
    "  pss-privileged (high, 1 mandatory, 1 accepted)",
    "    ✗ violation  web (kubernetes:core/v1:Pod)",
    "        spec: found true, wanted false.",
    "    = accepted mandatory violation  web (kubernetes:core/v1:Pod)",
    "        spec: found true, wanted false.",
    "        Accepted by the baseline since 2026-01-31.",
  ]);
  expect(text).toContain("demo/dev: 1 new mandatory finding (1 accepted by the baseline). ");
});

describe("a renewed baseline", () => {
  const earlier = baseline(entry({ ...gap }), entry({ fingerprint: "gone" }));
  const renewed = renewedBaseline(
    report(
      finding({ fingerprint: "z", ...gap }),
      finding(),
      finding({ fingerprint: "b", status: "exempt" }),
      finding({ fingerprint: "c", control: "input-unreadable" }),
    ),
    earlier,
  );

  test("is sorted, keeps first dates, drops what is gone, takes in no exempt or unreadable ones", () => {
    expect(renewed).toEqual({
      schemaVersion: 1,
      asOf: "2026-05-01",
      findings: [
        entry(),
        { fingerprint: "z", status: "notEvaluated", level: "advisory", firstSeen: "2026-05-01" },
      ],
    });
  });

  test("is written with one entry a line and read back as it was", () => {
    writeBaseline(file("round.json"), renewed);
    expect(readBaseline(file("round.json"), false)).toEqual(renewed);
    expect(readFileSync(file("round.json"), "utf8").split("\n")).toHaveLength(9);
    writeBaseline(file("empty.json"), baseline());
    expect(readBaseline(file("empty.json"), false)).toEqual(baseline());
  });
});

describe("a bad baseline is one error that names the value", () => {
  const good = { schemaVersion: 1, asOf: "2026-01-01", findings: [entry()] };
  test.each([
    ["{", /bad\.json: not readable as JSON: /],
    [[], /bad\.json: found \[\] \(array\), wanted an object with schemaVersion, asOf, findings\.$/],
    [{ ...good, schemaVersion: 2 }, /: schemaVersion: found 2 \(number\), wanted 1\.$/],
    [{ ...good, asOf: "2026-02-30" }, /: asOf: found "2026-02-30" .*, wanted a date that exists/],
    [{ ...good, findings: {} }, /: findings: found \{\} \(object\), wanted a list\.$/],
    [{ ...good, finding: [] }, /: finding: found .*Did you mean "findings"\?$/],
    [{ ...good, findings: [null] }, /: findings\[0\]: found null, wanted an object with fingerpr/],
    [
      { ...good, findings: [{ ...entry(), level: "high" }] },
      /: findings\[0\]\.level: found "high" \(string\), wanted mandatory or advisory\.$/,
    ],
    [
      { ...good, findings: [entry(), { ...entry(), fingerprint: "" }] },
      /: findings\[1\]\.fingerprint: found "" \(string\), wanted the fingerprint of a finding\.$/,
    ],
    [
      { ...good, findings: [{ ...entry(), firstSeen: 2026 }] },
      /: findings\[0\]\.firstSeen: found 2026 \(number\), wanted a date/,
    ],
  ])("%j", (content, message) => {
    expect(() => readBaseline(write("bad.json", content), false)).toThrow(message);
  });

  test("a missing file is an error unless it is to be written", () => {
    expect(() => readBaseline(file("none.json"), false)).toThrow(/found no file .*none\.json/);
    expect(readBaseline(file("none.json"), true)).toBeUndefined();
  });
});

describe("on the command line", () => {
  const pod = (name: string) =>
    `apiVersion: v1\nkind: Pod\nmetadata: { name: ${name}, namespace: shop }\n` +
    "spec: { containers: [{ name: app, image: app, securityContext: { privileged: true } }] }\n";
  const scan = (...flags: readonly string[]) =>
    commandLine(["scan", file("pods.yaml"), "--baseline", file("base.json"), ...flags]);

  test("today's findings are accepted, new ones fail, repaired ones are stale", async () => {
    write("pods.yaml", pod("first"));
    const refused = await scan();
    const written = await scan("--update-baseline", "--as-of", "2026-01-01");
    const accepted = await scan("--as-of", "2026-02-01");
    write("pods.yaml", `${pod("first")}---\n${pod("second")}`);
    const grown = await scan();
    write("pods.yaml", pod("second"));
    const moved = await scan("--update-baseline", "--as-of", "2026-03-01");
    expect([refused, written, accepted, grown, moved].map(({ status }) => status)).toEqual([
      2, 0, 0, 1, 0,
    ]);
    expect(refused.stderr).toMatch(/^error: --baseline: found no file .*base\.json, wanted one/);
    expect(written.stdout).toMatch(
      /base\.json written: (\d+) accepted, of them \1 new; 0 taken out/,
    );
    expect(accepted.stdout).toContain("Accepted by the baseline since 2026-01-01.");
    expect(accepted.stdout).toMatch(/no new mandatory finding \(\d+ accepted by the baseline\)/);
    expect(grown.stdout).toMatch(/✗ violation {2}shop\/second/);
    expect(grown.stdout).not.toMatch(/✗ violation {2}shop\/first/);
    expect(readFileSync(file("base.json"), "utf8")).toContain("Pod/shop/second");
    expect(readFileSync(file("base.json"), "utf8")).not.toContain("Pod/shop/first");
  });

  test("what is stale is said, and does not fail the run", async () => {
    write("pods.yaml", pod("first"));
    await scan("--update-baseline");
    write("pods.yaml", "apiVersion: v1\nkind: ConfigMap\nmetadata: { name: c, namespace: shop }\n");
    const { stdout } = await scan("--preset", "baseline");
    expect(stdout).toMatch(/warning {2}.*base\.json accepts pss-privileged\|Pod\/shop\/first\|/);
  });

  test("--update-baseline wants a file", async () => {
    const { status, stderr } = await commandLine(["scan", folder, "--update-baseline"]);
    expect([status, stderr]).toEqual([
      2,
      "error: --update-baseline: found no --baseline, wanted the file to write.\n",
    ]);
  });
});
