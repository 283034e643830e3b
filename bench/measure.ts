import { spawn } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { performance } from "node:perf_hooks";

export const REPOSITORY = path.join(__dirname, "..");
export const HOOK = path.join(REPOSITORY, "preview", "register.cjs");
/** How the npm scripts start Node. */
export const NODE_FLAGS = [
  "--experimental-async-context-frame",
  "--v8-pool-size=0",
  "--require",
  HOOK,
];
const PEAK_MEMORY = path.join(__dirname, "peak-memory.cjs");

export interface Command {
  readonly program: string;
  readonly args: readonly string[];
  readonly folder?: string;
  readonly environment?: Readonly<Record<string, string>>;
  /** Exit statuses of a run that went well. Default 0 alone. */
  readonly statuses?: readonly number[];
}

export interface ProcessUsage {
  readonly seconds: number;
  /** Peak resident memory of the largest process that took part, in MB of 1,000,000 bytes. */
  readonly megabytes: number;
  readonly stdout: string;
}

/** Runs a command to its end; rejects with its error output when the exit status says that it failed. */
export async function runProcess(command: Command): Promise<ProcessUsage> {
  const usage = mkdtempSync(path.join(os.tmpdir(), "bench-usage-"));
  try {
    const start = performance.now();
    const stdout = await outputOf(command, usage);
    const seconds = (performance.now() - start) / 1000;
    const peaks = readdirSync(usage).map((pid) =>
      Number(readFileSync(path.join(usage, pid), "utf8")),
    );
    return { seconds, megabytes: (Math.max(0, ...peaks) * 1024) / 1e6, stdout };
  } finally {
    rmSync(usage, { recursive: true });
  }
}

/** Leaves on the disk what every later start of a user finds: compiled files, their bundle, V8's code of the bundle. */
export async function warmUp(command: Command): Promise<void> {
  for (let start = 0; start < 3; start += 1) await runProcess(command);
}

function outputOf(command: Command, usage: string): Promise<string> {
  const { program, args, folder = REPOSITORY, environment = {}, statuses = [0] } = command;
  const env = {
    ...process.env,
    ...environment,
    BENCH_USAGE_FOLDER: usage,
    NODE_OPTIONS: `--require ${JSON.stringify(PEAK_MEMORY)}`,
  };
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd: folder, env, stdio: ["ignore", "pipe", "pipe"] });
    const stdout: Buffer[] = [];
    const stderr: Buffer[] = [];
    child.stdout.on("data", (chunk: Buffer) => stdout.push(chunk));
    child.stderr.on("data", (chunk: Buffer) => stderr.push(chunk));
    child.on("error", reject);
    child.on("close", (code) => {
      if (code !== null && statuses.includes(code)) resolve(Buffer.concat(stdout).toString());
      else {
        const errors = Buffer.concat(stderr).toString();
        reject(new Error(`${program} ${args.join(" ")}: exit status ${String(code)}\n${errors}`));
      }
    });
  });
}

/** Runs a TypeScript file of this folder in a process of its own; its last line of output is JSON. */
export async function runScript<T>(script: string, ...args: readonly string[]): Promise<T> {
  const file = path.join(__dirname, script);
  const { stdout } = await runProcess({
    program: process.execPath,
    args: [...NODE_FLAGS, file, ...args],
  });
  return JSON.parse(stdout.trimEnd().split("\n").at(-1) ?? "") as T;
}

/** Repeats in turns (a b c, a b c, …), so that a busy minute of the machine falls on all alike. */
export async function inTurns<K extends string, T>(
  rounds: number,
  candidates: Readonly<Record<K, () => Promise<T>>>,
): Promise<Readonly<Record<K, readonly T[]>>> {
  const names = Object.keys(candidates) as K[];
  const results = Object.fromEntries(names.map((name) => [name, []])) as unknown as Record<K, T[]>;
  for (let round = 0; round < rounds; round += 1) {
    for (const name of names) {
      progress(`${round + 1}/${rounds} ${name}`);
      results[name].push(await candidates[name]());
    }
  }
  progress("");
  return results;
}

/** A line that the next one overwrites; nothing where nobody watches. */
function progress(text: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${text}`);
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? Number.NaN)) / 2;
}
