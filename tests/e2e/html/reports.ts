import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";

const ROOT = path.resolve(__dirname, "../../..");
export const MIXED = path.join("tests", "fixtures", "mixed");

/** Writes the page of a preview into a file of its own, and gives back its address. */
export function writeReport(...flags: readonly string[]): string {
  const file = path.join(fs.mkdtempSync(path.join(os.tmpdir(), "report-")), "report.html");
  const command = ["--require", "./preview/register.cjs", "preview/command-line.ts", "preview"];
  const run = spawnSync(
    process.execPath,
    [...command, ...flags, "--as-of", "2026-11-21", "--format", "html", "--output", file],
    { cwd: ROOT, encoding: "utf8" },
  );
  if (!fs.existsSync(file)) throw new Error(`no report: ${run.stderr}`);
  return `file://${file}`;
}

/** The page of a stack with findings of every kind. */
export function mixedReport(): string {
  return writeReport("--program", MIXED, "--baseline", path.join(MIXED, "baseline.json"));
}
