import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser } from "playwright-core";
import { startChromium } from "./chromium";

// `npm run screenshots` takes the pictures of the report anew; it needs a Chromium on PATH.
const ROOT = path.join(__dirname, "..");
const PROGRAM = path.join("tests", "fixtures", "mixed");

interface Shot {
  readonly file: string;
  readonly scheme: "light" | "dark";
  readonly width: number;
  readonly height: number;
  /** What the address names behind `#`. */
  readonly at?: string;
}

const SHOTS: readonly Shot[] = [
  { file: "report.png", scheme: "light", width: 1400, height: 1000 },
  { file: "report-network.png", scheme: "dark", width: 1400, height: 1000, at: "picture" },
  { file: "report-evidence.png", scheme: "light", width: 1400, height: 1000, at: "evidence" },
  { file: "report-narrow.png", scheme: "dark", width: 400, height: 860 },
];

/** A report with findings of every kind, judged as of a fixed day. */
function writeReport(file: string): void {
  const baseline = path.join(PROGRAM, "baseline.json");
  const flags = ["--program", PROGRAM, "--baseline", baseline, "--as-of", "2026-11-21"];
  const command = ["--require", "./preview/register.cjs", "preview/command-line.ts", "preview"];
  const run = spawnSync(
    process.execPath,
    [...command, ...flags, "--format", "html", "--output", file],
    { cwd: ROOT, encoding: "utf8" },
  );
  // 1 means mandatory findings, which the pictures are to show.
  if (run.status !== 1) throw new Error(`no report: ${run.stderr}`);
}

async function take(browser: Browser, address: string, shot: Shot): Promise<void> {
  const { file, scheme, width, height, at = "" } = shot;
  const viewport = { width, height };
  const context = await browser.newContext({ viewport, colorScheme: scheme });
  const page = await context.newPage();
  await page.goto(at === "" ? address : `${address}#${at}`);
  await page.screenshot({ path: path.join(__dirname, file), timeout: 120_000 });
  await context.close();
  process.stdout.write(`docs/${file} written\n`);
}

async function main(): Promise<void> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "screenshots-"));
  const file = path.join(folder, "report.html");
  writeReport(file);
  const browser = await startChromium();
  for (const shot of SHOTS) await take(browser, pathToFileURL(file).href, shot);
  await browser.close();
  fs.rmSync(folder, { recursive: true });
}

void main();
