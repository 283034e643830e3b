import { spawnSync } from "node:child_process";
import path from "node:path";
import type { Documents } from "./documents";

const ROOT = path.join(__dirname, "..");
const drawn = new Map<string, string>();

/** Pictures of the stacks, as `npm run picture` draws them; each takes a preview. */
export const PICTURES: Documents = {
  "docs/dev.svg": () => picture("dev"),
  "docs/production.svg": () => picture("production"),
};

function picture(stack: string): string {
  const before = drawn.get(stack);
  if (before !== undefined) return before;
  const command = ["--require", "./preview/register.cjs", "preview/command-line.ts", "picture"];
  const run = spawnSync(process.execPath, [...command, "--stack", stack], {
    cwd: ROOT,
    encoding: "utf8",
    maxBuffer: 1e8,
  });
  if (run.status !== 0) throw new Error(`no picture of ${stack}: ${run.stderr}`);
  drawn.set(stack, run.stdout);
  return run.stdout;
}
