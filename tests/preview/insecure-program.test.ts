import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import type { Finding, ReportDocument } from "../../preview/report/document";

const ROOT = path.resolve(__dirname, "../..");
const PROGRAM = path.join("tests", "fixtures", "insecure");
const MANIFEST = path.join(PROGRAM, "debug.yaml");
const SETTINGS = path.join(PROGRAM, "settings.json");

interface Run {
  readonly status: number | null;
  readonly text: string;
}

function commandLine(...args: readonly string[]): Run {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ["--require", "./preview/register.cjs", "preview/command-line.ts", ...args],
    { cwd: ROOT, encoding: "utf8" },
  );
  expect(stderr).toBe("");
  return { status, text: stdout };
}

function report(...args: readonly string[]): ReportDocument & { readonly status: number | null } {
  const date = args.includes("--as-of") ? [] : ["--as-of", "2026-11-21"];
  const { status, text } = commandLine(...args, "--format", "json", ...date);
  return { ...(JSON.parse(text) as ReportDocument), status };
}

/** What a finding says, without the place of the file that it was found in. */
const essence = ({ control, status, level, severity, path: at, found, wanted }: Finding) => ({
  control,
  status,
  level,
  severity,
  path: at,
  found,
  wanted,
});

const PREVIEW = ["preview", "--program", PROGRAM, "--stack", "test"] as const;
const SCAN = ["scan", MANIFEST, "--policy-pack-config", SETTINGS] as const;

describe("a program with a public endpoint, a privileged pod and an expired exemption", () => {
  const preview = report(...PREVIEW);

  test("exits 1 and names all three with its own file and line", () => {
    expect(preview.status).toBe(1);
    const found = preview.findings.map(({ control, source }) => `${control} ${source}`);
    expect([...found].sort()).toEqual([
      "eks-endpoint-public index.ts:5:1",
      "exempt-expired index.ts:22:1",
      "pss-privileged index.ts:22:1",
    ]);
    expect(new Set(preview.findings.map(({ level }) => level))).toEqual(new Set(["mandatory"]));
  });

  test("the text report names the same places", () => {
    const { status, text } = commandLine(...PREVIEW, "--as-of", "2026-11-21");
    expect(status).toBe(1);
    for (const { control, source, message } of preview.findings) {
      expect(text).toContain(control);
      expect(text).toContain(source);
      expect(text).toContain(message);
    }
    for (const { violation, remediation = "" } of preview.controls) {
      if (violation > 0) expect(text).toContain(`→ ${remediation}`);
    }
  });

  test("its Kubernetes objects as YAML give the same findings with the manifest's line", () => {
    const scan = report(...SCAN);
    expect(scan.status).toBe(1);
    const ofObjects = preview.findings.filter(({ control }) => control !== "eks-endpoint-public");
    expect(scan.findings.map(essence)).toEqual(ofObjects.map(essence));
    expect(scan.findings.map(({ fingerprint }) => fingerprint)).toEqual(
      ofObjects.map(({ fingerprint }) => fingerprint),
    );
    expect(scan.findings.map(({ control, source }) => ({ control, source }))).toEqual([
      { control: "pss-privileged", source: `${MANIFEST}:25:9` },
      { control: "exempt-expired", source: `${MANIFEST}:15:1` },
    ]);
  });

  test("its saved preview, scanned, gives the same findings", () => {
    const file = path.join(fs.mkdtempSync(path.join(os.tmpdir(), "preview-")), "preview.json");
    commandLine(...PREVIEW, "--format", "json", "--output", file);
    const scan = report("scan", file, "--policy-pack-config", SETTINGS);
    expect(scan.status).toBe(1);
    expect(scan.findings.map(essence)).toEqual(preview.findings.map(essence));
    expect(scan.findings.map(({ source }) => source)).toEqual(
      preview.findings.map(({ source }) => source),
    );
  });

  test("an exemption that still holds turns the finding into an exempt one", () => {
    const { status, findings } = report(...SCAN, "--as-of", "2026-01-31");
    expect(status).toBe(0);
    expect(findings.map(({ control, status: found }) => [control, found])).toEqual([
      ["pss-privileged", "exempt"],
    ]);
    expect(findings[0]).toMatchObject({
      reason: "The debugger needs the host.",
      owner: "platform",
      expires: "2026-01-31",
    });
  });
});
