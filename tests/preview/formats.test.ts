import { FORMATS, formatReport, type Format } from "../../preview/report";
import { CLUSTER, EVERYTHING, finding, report, STACK, entry } from "./fixtures/report";

const options = { colours: false, folder: "infra", seconds: 1_700_000_000 };
const format = (name: Format, of = EVERYTHING, folder = options.folder) =>
  formatReport(of, name, { ...options, folder });

test.each(FORMATS)("%s ends with one line break and holds nothing that terminals obey", (name) => {
  const text = format(name);
  expect(text).toMatch(/[^\n]\n$/);
  expect(text).not.toMatch(/[^\P{Cc}\n\t]/u);
});

describe("SARIF", () => {
  interface Result {
    readonly ruleId: string;
    readonly ruleIndex: number;
    readonly kind: string;
    readonly level: string;
    readonly suppressions?: readonly { readonly justification: string }[];
    readonly partialFingerprints: Readonly<Record<string, string>>;
    readonly locations: readonly {
      readonly physicalLocation?: {
        readonly artifactLocation: { readonly uri: string; readonly uriBaseId?: string };
        readonly region: { readonly startLine: number };
      };
    }[];
  }
  interface Log {
    readonly runs: readonly [
      {
        readonly tool: { readonly driver: { readonly rules: readonly Record<string, unknown>[] } };
        readonly invocations: readonly unknown[];
        readonly results: readonly Result[];
      },
    ];
  }
  const log = (of = EVERYTHING, folder?: string) =>
    (JSON.parse(format("sarif", of, folder)) as Log).runs[0];
  const { tool, invocations, results } = log();

  test("levels, kinds and suppressions say what fails, what is accepted and what is not known", () => {
    expect(
      results.map(({ ruleId, kind, level, suppressions = [] }) => [
        ruleId,
        kind,
        level,
        suppressions.map(({ justification }) => justification),
      ]),
    ).toEqual([
      ["eks-endpoint-public", "fail", "error", []],
      ["pss-privileged", "fail", "warning", []],
      ["ng-imdsv2", "open", "none", []],
      [
        "pss-privileged",
        "fail",
        "warning",
        ["agent | of the platform (exempt until 2026-06-30; platform)"],
      ],
      ["kms-rotation", "fail", "error", ["Accepted by the baseline since 2026-02-01."]],
      ["input-unreadable", "fail", "error", []],
    ]);
  });

  test("every result points at its rule; rules carry help, severity and clauses", () => {
    const { rules } = tool.driver;
    for (const { ruleId, ruleIndex } of results) expect(rules[ruleIndex]?.["id"]).toBe(ruleId);
    expect(rules.map(({ id }) => id)).not.toContain("np-engine-enabled");
    expect(rules[0]).toEqual({
      id: "eks-endpoint-public",
      name: "eks-endpoint-public",
      shortDescription: { text: "The endpoint must not be public." },
      fullDescription: { text: "Anybody may reach it." },
      help: {
        text: "The endpoint must not be public.\nWhy: Anybody may reach it.\nWhat to write instead: Close it.",
        markdown:
          "# The endpoint must not be public.\n\n**Why.** Anybody may reach it.\n\n" +
          "**What to write instead.** Close it.\n\n[Read more](https://example.com/endpoint)",
      },
      helpUri: "https://example.com/endpoint",
      defaultConfiguration: { level: "error" },
      properties: { tags: ["security", "C1", "CIS EKS 1.8.0: 5.4.2"], "security-severity": "9.5" },
    });
  });

  test("places are files of the repository; what has none takes its parent's, or the project's", () => {
    const uris = (of: readonly Result[]) =>
      of.map(({ locations: [first] }) => [
        first?.physicalLocation?.artifactLocation.uri,
        first?.physicalLocation?.region.startLine,
      ]);
    expect(uris(results).slice(0, 2)).toEqual([
      ["infra/src/main%20stack.ts", 12],
      ["infra/src/main%20stack.ts", 12],
    ]);
    const whole = report([finding({ urn: STACK.urn })], { resources: [STACK] });
    expect(uris(log(whole).results)).toEqual([["infra/Pulumi.yaml", 1]]);
    const scanned = { project: "scan", stack: "scan" };
    const pod = entry("kubernetes:core/v1:Pod", "a", { source: "/srv/a b.yaml:4:1" });
    const scan = report([finding({ urn: "" })], { ...scanned, resources: [STACK, pod] });
    expect(uris(log(scan, "").results)).toEqual([["file:///srv/a%20b.yaml", 1]]);
    expect(uris(log(report([finding()], scanned), "").results)).toEqual([[undefined, undefined]]);
  });

  test("fingerprints do not depend on lines, and equal ones are counted", () => {
    const moved = report([
      finding({ source: "a.ts:1:1" }),
      finding({ source: "a.ts:9:9" }),
      finding({ fingerprint: "b" }),
    ]);
    const prints = log(moved).results.map(({ partialFingerprints }) => partialFingerprints);
    expect(prints.map((print) => print["hardenedCluster/v1"])).toEqual(["a", "a", "b"]);
    const [first = "", second = ""] = prints.map((print) => print["primaryLocationLineHash"]);
    expect([first.replace(/:1$/, ""), second.slice(-2)]).toEqual([second.replace(/:2$/, ""), ":2"]);
  });

  test("the invocation tells the exit status and the diagnostics", () => {
    expect(invocations).toEqual([
      {
        executionSuccessful: true,
        exitCode: 1,
        toolExecutionNotifications: [
          expect.objectContaining({ level: "warning", message: { text: "careful" } }),
          { level: "note", message: { text: "written" } },
        ],
      },
    ]);
  });
});

describe("JUnit", () => {
  const xml = format("junit");

  test("a suite for each control that judged something, a case for each resource", () => {
    expect(
      [...xml.matchAll(/<testsuite name="([^"]+)" tests="(\d+)" (\w+)="(\d+)"/g)].map((match) =>
        match.slice(1),
      ),
    ).toEqual([
      ["eks-endpoint-public", "1", "failures", "1"],
      ["pss-privileged", "2", "failures", "0"],
      ["ng-imdsv2", "1", "failures", "0"],
      ["kms-rotation", "1", "failures", "0"],
      ["logs-kms", "1", "failures", "0"],
      ["input-unreadable", "1", "errors", "1"],
    ]);
    expect(xml.match(/<testcase /g)).toHaveLength(7);
    expect(xml.match(/<skipped>/g)).toHaveLength(3);
    expect(xml).toContain('<testcase classname="logs-kms" name="main (aws:eks/cluster:Cluster)"/>');
    expect(xml).toContain("Exempt until 2026-06-30 (platform): agent | of the platform");
    expect(xml).toContain(
      '<testcase classname="input-unreadable" name="manifests/bad.yaml:3:1"><error',
    );
  });

  test("hostile texts stay texts", () => {
    expect(xml).toContain(
      "x&quot;]]&gt;&amp;&lt;/td&gt;&#10;::error::|`@all &lt;script&gt;%0A\uFFFD",
    );
    expect(xml.replace(/&(amp|lt|gt|quot|#10);/g, "")).not.toContain("&");
  });
});

describe("GitHub annotations", () => {
  test("one command a line: errors, warnings, notices, then a line that is no command", () => {
    expect(format("github").split("\n")).toEqual([
      "::error file=infra/src/main stack.ts,line=12,col=5,title=eks-endpoint-public::spec: found true, wanted false.",
      "::error file=infra/manifests/bad.yaml,line=3,col=1,title=input-unreadable::spec: found true, wanted false.",
      '::warning file=infra/src/main stack.ts,line=12,col=5,title=pss-privileged::name: found x"]]>&</td>%0A::error::|`@all <script>%250A�, wanted a, b: c.',
      "::notice file=infra/src/main stack.ts,line=12,col=5,title=ng-imdsv2::spec: found true, wanted false.",
      expect.stringMatching(
        /^demo\/dev: 2 new mandatory findings \(1 accepted by the baseline\)\. /,
      ),
      "",
    ]);
  });

  test("properties escape what would end them", () => {
    const text = format("github", report([finding({ source: "a,b:c%.ts:1:2" })]), "");
    expect(text).toMatch(/^::error file=a%2Cb%3Ac%25\.ts,line=1,col=2,title=/);
  });

  test("ten of a kind at most, the worst first; the last one counts the others", () => {
    const many = Array.from({ length: 12 }, (_, index) =>
      finding({ severity: index === 11 ? "critical" : "low", fingerprint: String(index) }),
    );
    const lines = format("github", report(many)).split("\n");
    expect(lines.filter((line) => line.startsWith("::error "))).toHaveLength(10);
    expect(lines[9]).toMatch(/^::error title=and others::3 more findings of this kind /);
  });

  test("a project whose name is a command does not become one", () => {
    const text = format("github", report([], { project: "::error::x" }));
    expect(text).toMatch(/^- ::error::x\/dev: no mandatory finding/);
  });
});

describe("Markdown", () => {
  const text = format("markdown");

  test("the verdict first, what fails in a table, the rest folded up", () => {
    const lines = text.split("\n");
    expect(lines[0]).toBe("## ❌ 2 new mandatory findings");
    expect(lines).toContain(
      "| `eks-endpoint-public` | critical | `main` (`aws:eks:Cluster`) | `src/main stack.ts:12:5` | `spec: found true, wanted false.` |",
    );
    expect(lines).toContain("- `eks-endpoint-public`: Close it.");
    expect([...text.matchAll(/<summary>(.*)<\/summary>/g)].map(([, title]) => title)).toEqual([
      "Advisory violations (1)",
      "Not evaluated (1)",
      "Exemptions (1)",
      "Accepted by the baseline (1)",
      "Diagnostics (2)",
    ]);
    expect(text).toContain(
      "| 2026-06-30 | used | `pss-privileged` | `main` (`aws:eks:Cluster`) | `platform` | `agent \\| of the platform` |",
    );
    expect(format("markdown", report([])).split("\n")[0]).toBe("## ✅ No mandatory finding");
  });

  test("exemptions that cover nothing are listed too, in order of their end", () => {
    const common = { control: "a", reason: "r", owner: "o", path: "", recordedBy: "" };
    const listed = [
      { ...common, target: "Pod/b", expires: "2027-01-01", state: "unused" as const },
      { ...common, target: "Pod/a", expires: "2026-01-01", state: "expired" as const },
    ];
    const lines = format("markdown", report([], { exemptions: listed })).split("\n");
    expect(lines.filter((line) => line.includes("`a`"))).toEqual([
      "| 2026-01-01 | expired | `a` | `Pod/a` | `o` | `r` |",
      "| 2027-01-01 | unused | `a` | `Pod/b` | `o` | `r` |",
    ]);
  });

  test("texts of the stack stand in code spans on one line", () => {
    expect(text).toContain('`` name: found x"]]>&</td> ::error::\\|`@all <script>%0A');
    const outside = text.replace(/(`+)(?!`).*?[^`]\1(?!`)/g, "");
    expect(outside).not.toMatch(/<script>|@all/);
  });

  test("long tables and texts are cut, and say so", () => {
    const many = Array.from({ length: 60 }, (_, index) =>
      finding({ fingerprint: String(index), message: "x".repeat(1000) }),
    );
    const long = format("markdown", report(many));
    expect(long).toContain("\n\nand 10 more in the report.");
    expect(long.length).toBeLessThan(65_536);
  });
});

describe("events", () => {
  const lines = format("events").trimEnd().split("\n");
  const events = lines.map((line) => JSON.parse(line) as Record<string, unknown>);

  test("a policy event for each open finding, numbered, with the pack's own sentences", () => {
    expect(events.map(({ sequence }) => sequence)).toEqual([0, 1, 2, 3, 4, 5]);
    expect(events[0]).toEqual({
      sequence: 0,
      timestamp: 1_700_000_000,
      policyEvent: {
        resourceUrn: CLUSTER.urn,
        message: "The endpoint must not be public.\nspec: found true, wanted false.\nClose it.",
        color: "",
        policyName: "eks-endpoint-public",
        policyPackName: "pack",
        policyPackVersion: "2.0.0",
        policyPackVersionTag: "2.0.0",
        enforcementLevel: "mandatory",
        severity: "critical",
      },
    });
    expect(JSON.stringify(events)).not.toContain("2026-06-30");
  });

  test("a summary event at the end says how it went", () => {
    const summary = (result: string) => ({
      maybeCorrupt: false,
      durationSeconds: 0,
      resourceChanges: {},
      PolicyPacks: { pack: "2.0.0" },
      isPreview: false,
      result,
    });
    expect(events.at(-1)?.["summaryEvent"]).toEqual(summary("failed"));
    const clean = format("events", report([finding({ acceptedSince: "2026-01-01" })]));
    expect(JSON.parse(clean.split("\n")[1] ?? "")).toMatchObject({
      summaryEvent: summary("succeeded"),
    });
  });
});
