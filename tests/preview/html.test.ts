import { createHash } from "node:crypto";
import { formatReport } from "../../preview/report";
import type { ReportDocument } from "../../preview/report/document";
import { formatHtml } from "../../preview/report/html";
import { breakable, html, prose } from "../../preview/report/html/markup";
import { allowedPaths } from "../../preview/report/html/traffic";
import { drawPicture, hasPicture } from "../../preview/picture/draw";
import { CLUSTER, EVERYTHING, finding, HOSTILE, report, STACK } from "./fixtures/report";
import { commandLine } from "./fixtures/run-command-line";
import saved from "./fixtures/picture.json";

const PAGE = formatHtml(EVERYTHING);
const DRAWN = saved as unknown as ReportDocument;

const markupOf = (page: string): string =>
  page.replace(/<(style|script)[^>]*>[^]*?<\/\1>/g, "").replace(/\s+/g, " ");

/** Text between tags, as a reader sees it. */
const words = (page: string): string =>
  markupOf(page)
    .replace(/<[^>]+>/g, "")
    .replace(/\s+/g, " ");

/** The part of a page below a heading of the contents. */
const section = (page: string, id: string): string =>
  new RegExp(`<section id="${id}"[^]*?</section>`).exec(page)?.[0] ?? "";

describe("one file", () => {
  test("allows its own style and script by their hashes, and nothing else", () => {
    const policy = /Content-Security-Policy" content="([^"]*)"/.exec(PAGE)?.[1] ?? "";
    const hashOf = (pattern: RegExp): string => {
      const content = pattern.exec(PAGE)?.[1] ?? "";
      const digest = createHash("sha256").update(content).digest("base64");
      return `'sha256-${digest}'`.replaceAll("'", "&#39;");
    };
    expect(policy.split("; ")).toEqual([
      "default-src &#39;none&#39;",
      `style-src ${hashOf(/<style>([^]*?)<\/style>/)}`,
      `script-src ${hashOf(/<script>([^]*?)<\/script>/)}`,
      "base-uri &#39;none&#39;",
      "form-action &#39;none&#39;",
    ]);
  });

  test("names nothing that a browser would fetch or run", () => {
    expect(markupOf(PAGE)).not.toMatch(/ (src|style|on\w+)=|<link|<img|<iframe/);
    expect(PAGE).not.toMatch(/@import|url\(|fetch\(|XMLHttp|import\(|eval\(/);
  });

  test("leads to places that exist, and names each place once", async () => {
    for (const page of [PAGE, formatHtml(DRAWN, await drawPicture(DRAWN))]) {
      const ids = [...markupOf(page).matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
      expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
      const targets = [...markupOf(page).matchAll(/ href="#([^"]*)"/g)].map(([, id]) => id);
      expect(targets.length).toBeGreaterThan(7);
      expect(targets.filter((id) => !ids.includes(id))).toEqual([]);
    }
  });

  test("is the same for the same report, through the list of formats as well", () => {
    const options = { colours: false, folder: "", seconds: 5, picture: "" };
    expect(formatReport(EVERYTHING, "html", options)).toBe(PAGE);
  });

  test("comes from the command line, with the picture of what was scanned", async () => {
    const manifest = "tests/fixtures/insecure/debug.yaml";
    const run = await commandLine(["scan", manifest, "--format", "html"]);
    expect([run.status, run.stderr]).toEqual([1, ""]);
    expect(run.stdout.startsWith("<!doctype html>")).toBe(true);
    expect(words(section(run.stdout, "findings"))).toContain("debug.yaml:");
    expect(section(run.stdout, "network")).toContain("<svg");
  });

  test("keeps the links of findings when others come and go", () => {
    const only = formatHtml({ ...EVERYTHING, findings: EVERYTHING.findings.slice(1, 2) });
    const [id = ""] = /finding-[0-9a-f]{10}/.exec(only) ?? [];
    expect(section(PAGE, "findings")).toContain(`id="${id}"`);
  });

  test("tells findings of one fingerprint apart", () => {
    const page = formatHtml(report([finding(), finding()]));
    const ids = [...markupOf(page).matchAll(/<li[^>]* id="(finding-[^"]*)"/g)].map(([, id]) => id);
    expect(ids).toEqual([ids[0], `${ids[0] ?? ""}-2`]);
  });
});

describe("text of the stack", () => {
  const attack = `</script><img src=x onerror=alert(1)><!--</style>'"&\u202E\u0000`;
  const hostile: ReportDocument = {
    ...EVERYTHING,
    project: attack,
    stack: attack,
    resources: [{ ...HOSTILE, name: attack, inputs: { [attack]: attack }, source: attack }],
    controls: EVERYTHING.controls.map((control) => ({
      ...control,
      id: `${control.id}${attack}`,
      title: attack,
      url: `javascript:alert(1)${attack}`,
      rationale: attack,
    })),
    findings: EVERYTHING.findings.map((each) => ({ ...each, message: attack, reason: attack })),
    administrators: [{ principal: attack, ways: [attack] }],
  };
  const page = formatHtml(hostile);

  test("is never markup, nor an end of the data", () => {
    expect(page).not.toContain("<img");
    expect(page).not.toContain("<!--");
    expect([...page.matchAll(/<script/g)]).toHaveLength(2);
    expect([...page.matchAll(/<\/script/g)]).toHaveLength(2);
    expect([...page.matchAll(/<\/style/g)]).toHaveLength(1);
    expect(page).not.toMatch(/href="javascript/);
    expect(page).toContain("&lt;/script&gt;&lt;img src=x onerror=alert(1)&gt;");
  });

  test("cannot turn the direction of a line or end it early", () => {
    expect(["\u202E", "\u0000"].filter((mark) => markupOf(page).includes(mark))).toEqual([]);
  });

  test("comes back whole from the data", () => {
    const [, data = ""] = /id="data">([^]*?)<\/script>/.exec(page) ?? [];
    const { inputs } = JSON.parse(data) as { readonly inputs: Readonly<Record<string, unknown>> };
    expect(Object.values(inputs)).toEqual([{ [attack]: attack }]);
  });

  test("is escaped by the template, which takes markup and lists as they are", () => {
    expect(html`<p title="${'"'}">${["<", html`<b>${1}</b>`, undefined]}</p>`.text).toBe(
      '<p title="&quot;">&lt;<b>1</b></p>',
    );
    expect(html`${prose("run `a < b`, ` alone")}`.text).toBe("run <code>a &lt; b</code>, ` alone");
    expect(html`${breakable("spec.containers[0].image: a")}`.text).toBe(
      "spec.<wbr>containers[0].<wbr>image: a",
    );
  });
});

describe("findings", () => {
  test("stand by what they ask for, the ones that fail the run unfolded", () => {
    const buckets = [...PAGE.matchAll(/<details class="bucket"[^>]*>[^]*?<\/summary>/g)];
    expect(buckets.map(([bucket]) => [words(bucket).trim(), / open>/.test(bucket)])).toEqual([
      ["Fails the run 2 findings", true],
      ["Advisory 1 finding", false],
      ["Not evaluated 1 finding", false],
      ["Exempt or accepted 2 findings", false],
    ]);
  });

  test("have their place, what to write instead, and who answers for them", () => {
    const text = words(section(PAGE, "findings"));
    expect(text).toContain("src/main stack.ts:12:5 in node_modules/lib/cluster.js:3:1");
    expect(text).toContain("Instead Close it.");
    expect(text).toContain("Exempt until 2026-06-30 (platform): agent | of the platform");
    expect(text).toContain("Accepted by the baseline since 2026-02-01.");
  });

  test("hide where the library stands on the machine that wrote the report", () => {
    const page = formatHtml(report([finding({ librarySource: "/home/me/lib/a.ts:1:1" })]));
    expect(page).not.toContain("/home/me");
  });

  test("more than a thousand are laid out as they come into sight", () => {
    const many = Array.from({ length: 1001 }, (_, index) => finding({ fingerprint: `${index}` }));
    const large = formatHtml(report(many));
    expect(large).toContain('<div id="findings-list" class="large"');
    expect([...large.matchAll(/data-item/g)].length).toBeGreaterThan(1000);
    expect(PAGE).toContain('<div id="findings-list" class=""');
  });

  test("of a scan stand under its name alone", () => {
    const page = formatHtml(report([finding()], { project: "scan", stack: "scan" }));
    expect(page).toContain("<h1>Scan</h1>");
    expect(page).toContain("<title>Scan · security report</title>");
    expect(PAGE).toContain("<h1>demo/dev</h1>");
  });

  test("are none: a sentence says so", () => {
    expect(words(formatHtml(report([])))).toContain("every evaluation of every control passed");
  });
});

describe("sections", () => {
  test("exemptions: the next to expire first, with the days that are left", () => {
    const base = { target: "Pod/a/b", reason: "why", owner: "team", path: "p", recordedBy: "" };
    const exemptions = [
      { ...base, control: "logs-kms", expires: "2026-07-01", state: "used" },
      { ...base, control: "ng-imdsv2", expires: "2026-04-30", state: "expired" },
      { ...base, control: "ecr-scan", expires: "2026-05-01", state: "unused" },
    ] as const;
    const page = formatHtml({ ...EVERYTHING, exemptions });
    const rows = [...page.matchAll(/<tr data-expires[^]*?<\/tr>/g)].map(([row]) => words(row));
    expect(rows.map((row) => row.trim().split(/ (?=[a-z]+-)/)[0])).toEqual([
      "2026-04-301 day ago ✗ Expired",
      "2026-05-01last day today ! Unused",
      "2026-07-01in 61 days – In use",
    ]);
  });

  test("evidence: a clause with its verdict and the controls behind it", () => {
    const evidence = section(PAGE, "evidence");
    const rows = [...evidence.matchAll(/<tr data-item[^]*?<\/tr>/g)].map(([row]) => words(row));
    expect(rows).toContainEqual(expect.stringMatching(/^ 5\.4\.2 ✗ Unmet ✗ ?eks-endpoint-public/));
  });

  test("network: who administers, and nothing for a stack without either", () => {
    const administrators = [{ principal: "role/admin", ways: ["access entry"] }];
    expect(words(formatHtml({ ...EVERYTHING, administrators }))).toContain(
      "role/admin access entry",
    );
    expect(section(formatHtml(report([])), "network")).toBe("");
    expect(hasPicture(report([]))).toBe(false);
  });

  test("network: the picture, whose style touches nothing else", async () => {
    const page = formatHtml(DRAWN, await drawPicture(DRAWN));
    expect([...page.matchAll(/<style>/g)]).toHaveLength(1);
    expect(page).toContain(".picture{text{font-family");
    expect(section(page, "network")).toContain('<svg xmlns="http://www.w3.org/2000/svg"');
  });

  test("network: allowed paths, one for each pair of ends, with all ports", () => {
    const paths = allowedPaths(DRAWN);
    const pairs = paths.map(({ from, to }) => `${from.name} ${to.name}`);
    expect(pairs).toEqual([...new Set(pairs)].sort());
    expect(paths).toContainEqual(expect.objectContaining({ ports: expect.arrayContaining([]) }));
    expect(paths.flatMap(({ ports }) => ports).filter((port) => !/\d|all/.test(port))).toEqual([]);
  });

  test("cost: the sum, each line with its assumption and its source", () => {
    const source = "https://example.com/pricing, checked 2026-01-02";
    const page = formatHtml({
      ...EVERYTHING,
      cost: {
        asOf: "2026-01-01",
        currency: "USD",
        region: "eu-central-1",
        total: 1234.5,
        lines: [
          { what: "Keys", count: 5, unit: "keys", monthly: 5, assumption: "1 USD each.", source },
        ],
      },
    });
    const text = words(section(page, "cost"));
    expect(text).toContain("$1,234.50 a month");
    expect(text).toContain("Keys5 × keys $5.00 1 USD each.example.com/pricing, checked 2026-01-02");
    expect(section(PAGE, "cost")).toBe("");
  });

  test("changes: what cannot be undone with the words that acknowledge it", () => {
    const resource = { urn: CLUSTER.urn, type: CLUSTER.type, name: CLUSTER.name };
    const properties = [{ path: "name", before: "main", after: "" }];
    const page = formatHtml({
      ...EVERYTHING,
      comparison: {
        base: { asOf: "2026-04-01", version: "1" },
        added: [],
        removed: [{ ...resource, urn: `${STACK.urn}-gone` }],
        changed: [{ ...resource, properties }],
        verdicts: { new: [{ ...finding(), control: "ng-imdsv2" }], gone: [] },
        impacts: [
          {
            ...{ id: "cluster-name main", rule: "cluster-name", effect: "replaces-cluster" },
            ...{ urn: CLUSTER.urn, properties, consequence: "A new cluster.", source: "docs" },
            acknowledged: false,
          },
        ],
      },
    } as ReportDocument);
    const text = words(section(page, "changes"));
    expect(text).toContain("Since the report of 2026-04-01: 0 resources added, 1 resource removed");
    expect(text).toContain("✗ Replaces the cluster main aws:eks:Cluster A new cluster.");
    expect(text).toContain("name: main → becomes nothing");
    expect(text).toContain("--acknowledge cluster-name main");
    expect(section(PAGE, "changes")).toBe("");
  });

  test("resources: below their parents, with marks of their findings", () => {
    const tree = words(section(PAGE, "resources"));
    expect(tree).toMatch(/demo-dev pulumi:pulumi:Stack .*main aws:eks:Cluster ✗1Violation: 1/);
  });
});
