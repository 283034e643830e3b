import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import Ajv from "ajv";
import type { ReportDocument } from "../../preview/report";
import schema from "../../preview/report/schema.json";
import { version } from "../../preview/package.json";
import { commandLine, commandLines, FIXTURES, REPOSITORY } from "./fixtures/run-command-line";

const SMALL = ["--program", path.join(FIXTURES, "programs", "small")];
const folder = mkdtempSync(path.join(tmpdir(), "command-line-"));
afterAll(() => rmSync(folder, { recursive: true }));

const validate = new Ajv({ strict: true }).compile(schema);

function parseReport(text: string): ReportDocument {
  const report: unknown = JSON.parse(text);
  validate(report);
  expect(validate.errors).toBeNull();
  return report as ReportDocument;
}

test("help and version need no project", async () => {
  const [help, previewHelp, scanHelp, versionText] = await Promise.all([
    commandLine(["--help"], { cwd: folder }),
    commandLine(["preview", "--help"], { cwd: folder }),
    commandLine(["scan", "-h"], { cwd: folder }),
    commandLine(["--version"], { cwd: folder }),
  ]);
  expect(help.stdout).toContain("npm run scan -- PATH...");
  expect(previewHelp.stdout).toContain("--resolved");
  expect(scanHelp.stdout).toContain("--policy-pack-config FILE");
  expect(versionText.stdout).toBe(`${version}\n`);
  expect([help, previewHelp, scanHelp, versionText].map(({ status }) => status)).toEqual([
    0, 0, 0, 0,
  ]);
});

describe("the same program in several formats", () => {
  test("JSON on standard output is only the report, whatever the program prints", async () => {
    const result = await commandLine([
      "preview",
      ...SMALL,
      "--stack",
      "encrypted",
      "--format",
      "json",
    ]);
    expect(result.status).toBe(0);
    expect(result.stderr).toBe("hello from the program\n");
    const report = parseReport(result.stdout);
    const pod = report.resources.find(({ name }) => name === "web");
    expect(pod?.inputs["metadata"]).toMatchObject({ annotations: { password: { $secret: true } } });
    expect(pod?.source).toMatch(/^index\.ts:\d+:\d+$/);
    expect(report.diagnostics[0]?.message).toContain("small:password");
  });

  test("text is plain when piped, coloured on demand, and NO_COLOR wins", async () => {
    const args = ["preview", ...SMALL, "--stack", "good"];
    const [plain, coloured, none] = await Promise.all([
      commandLine(args),
      commandLine(args, { env: { FORCE_COLOR: "1" } }),
      commandLine(args, { env: { FORCE_COLOR: "1", NO_COLOR: "1" } }),
    ]);
    expect(plain.stdout).toMatch(/^Resources\n {2}pulumi:pulumi:Stack small-good\n/);
    expect(plain.stdout).toMatch(/\nsmall\/good: no mandatory finding\. 3 resources, .*\n$/);
    expect(coloured.stdout).toContain("\u001b[1mResources");
    expect(none.stdout).not.toContain("\u001b");
  });

  test("--output writes a file and leaves standard output empty", async () => {
    const output = path.join(folder, "report.json");
    const flags = [
      "--stack",
      "good",
      "--format",
      "json",
      "--output",
      output,
      "--as-of",
      "2026-01-31",
    ];
    const { status, stdout } = await commandLine(["preview", ...SMALL, ...flags]);
    expect([status, stdout]).toEqual([0, ""]);
    expect(parseReport(readFileSync(output, "utf8"))).toMatchObject({
      asOf: "2026-01-31",
      stack: "good",
    });
  });
});

test("every format can be written to a file, with the status of the run", async () => {
  const starts: Readonly<Record<string, RegExp>> = {
    sarif: /^\{\n {2}"\$schema": .*\n {2}"version": "2\.1\.0",/,
    junit: /^<\?xml version="1\.0" encoding="UTF-8"\?>\n<testsuites name="hardened-cluster /,
    github: /^::error file=tests\/fixtures\/insecure\/index\.ts,line=22,/,
    markdown: /^## ❌ 3 mandatory findings\n/,
    events: /^\{"sequence":0,"timestamp":\d+,"policyEvent":/,
    evidence: /^\{\n {2}"schemaVersion": 1,/,
  };
  const program = ["preview", "--program", path.join("tests", "fixtures", "insecure")];
  const results = await commandLines(
    Object.keys(starts).map((name) => ({
      name,
      run: () => commandLine([...program, "--format", name, "--output", path.join(folder, name)]),
    })),
  );
  for (const [name, start] of Object.entries(starts)) {
    expect([name, results.get(name)]).toEqual([name, { status: 1, stdout: "", stderr: "" }]);
    expect(readFileSync(path.join(folder, name), "utf8")).toMatch(start);
  }
});

describe("the repository's own program", () => {
  test.each(["dev", "production"])("%s has no mandatory finding", async (stack) => {
    const { status, stdout, stderr } = await commandLine([
      "preview",
      "--stack",
      stack,
      "--format",
      "json",
    ]);
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(parseReport(stdout).summary.resources).toBeGreaterThan(40);
  });

  test("scan of a saved preview reaches the same verdicts", async () => {
    const file = path.join(folder, "saved.json");
    const flags = ["--format", "json", "--as-of", "2026-11-01"];
    const saved = await commandLine(["preview", ...flags]);
    writeFileSync(file, saved.stdout);
    const scanned = parseReport((await commandLine(["scan", file, ...flags])).stdout);
    const original = parseReport(saved.stdout);
    expect(scanned.controls).toEqual(original.controls);
    expect(scanned.findings).toEqual(original.findings);
    expect(scanned.resources).toEqual(original.resources);
  });

  test("--resolved fills what only a cloud could tell", async () => {
    const resolved = await commandLine(["preview", "--resolved", "--format", "json"]);
    const strict = await commandLine(["preview", "--format", "json"]);
    const unknowns = (text: string) =>
      text.split("04da6b54-80e4-46f7-96ec-b56ff0331ba9").length - 1;
    expect(resolved.status).toBe(0);
    expect(unknowns(resolved.stdout)).toBeLessThan(unknowns(strict.stdout));
  });
});

describe("scan", () => {
  const PRIVILEGED = `apiVersion: v1
kind: Pod
metadata: { name: web, namespace: shop }
spec:
  containers:
    - name: app
      image: registry.example/app:1.0.0
      securityContext:
        privileged: true
`;

  test("an unreadable manifest among good ones: the good ones are judged, status 1", async () => {
    const input = `${PRIVILEGED}---\nfoo: bar\n`;
    const { status, stdout } = await commandLine(["scan", "-", "--format", "json"], { input });
    expect(status).toBe(1);
    const findings = parseReport(stdout).findings.map(({ control, level, source }) => [
      control,
      level,
      source,
    ]);
    expect(findings).toEqual(
      expect.arrayContaining([
        ["input-unreadable", "mandatory", "stdin:11"],
        ["pss-privileged", "mandatory", "stdin:9:9"],
      ]),
    );
  });

  test("configuration changes the verdict: exempt, and a level", async () => {
    const exemptions = [
      {
        control: "pss-privileged",
        target: "Pod/shop/web",
        reason: "agent of the platform team",
        owner: "platform",
        expires: "2099-01-01",
      },
    ];
    const scanWith = (name: string, policies: unknown) => {
      const file = path.join(folder, `${name}.json`);
      writeFileSync(file, JSON.stringify(policies));
      return commandLine(["scan", "-", "--policy-pack-config", file], { input: PRIVILEGED });
    };
    const [exempt, advisory] = await Promise.all([
      scanWith("exempt", {
        all: "disabled",
        "pss-privileged": "mandatory",
        settings: { exemptions },
      }),
      scanWith("advisory", { all: "disabled", "pss-privileged": "advisory" }),
    ]);
    expect([exempt.status, advisory.status]).toEqual([0, 0]);
    expect(exempt.stdout).toContain(
      "Exempt until 2099-01-01 (platform): agent of the platform team",
    );
    expect(advisory.stdout).toContain(
      "! violation (advisory)  shop/web (kubernetes:core/v1:Pod)  stdin:9:9",
    );
  });

  test("a path that does not exist fails the scan", async () => {
    const { status, stdout } = await commandLine(["scan", path.join(folder, "none.yaml")]);
    expect(status).toBe(1);
    expect(stdout).toContain("found no such file or folder, wanted a path that exists.");
  });
});

test("a reader that goes away is no error", async () => {
  const hook = path.join(REPOSITORY, "preview", "register.cjs");
  const entry = path.join(REPOSITORY, "preview", "command-line.ts");
  const args = ["--require", hook, entry, "preview", "--format", "json"];
  const child = spawn(process.execPath, args, {
    cwd: REPOSITORY,
    stdio: ["ignore", "pipe", "pipe"],
  });
  let stderr = "";
  child.stderr.on("data", (chunk: Buffer) => (stderr += chunk.toString()));
  child.stdout.once("data", () => child.stdout.destroy());
  const status = await new Promise((resolve) => child.on("close", resolve));
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
});
