import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import {
  inTurns,
  median,
  NODE_FLAGS,
  REPOSITORY,
  runProcess,
  warmUp,
  type Command,
  type ProcessUsage,
} from "./measure";
import { deployments, KYVERNO_RESTRICTED } from "./scan-inputs";
import { CHECKOV, findTool, KUBE_SCORE, KYVERNO, missingTool } from "./scan-tools";
import { printTable, printVerdict } from "./table";

const FEW = 1000;
const MANY = 10_000;
const OURS = "scan";
const OTHERS = [KUBE_SCORE, KYVERNO, CHECKOV] as const;
type Usages = Readonly<Record<string, readonly ProcessUsage[]>>;

/** `scan` of manifests against other checkers of the same file, and how it grows. */
export async function benchScan(runs: number): Promise<void> {
  const folder = mkdtempSync(path.join(os.tmpdir(), "bench-scan-"));
  const file = (name: string, text: string): string => {
    writeFileSync(path.join(folder, name), text);
    return path.join(folder, name);
  };
  try {
    const few = file("few.yaml", deployments(FEW));
    const many = file("many.yaml", deployments(MANY));
    await compare(runs, few, file("restricted.yaml", KYVERNO_RESTRICTED));
    await grow(runs, few, many);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function ours(manifests: string, ...flags: readonly string[]): Command {
  const entry = path.join(REPOSITORY, "preview", "command-line.ts");
  const args = [...NODE_FLAGS, entry, "scan", manifests, ...flags];
  return { program: process.execPath, args, statuses: [0, 1] };
}

async function compare(runs: number, manifests: string, policy: string): Promise<void> {
  const candidates: Record<string, () => Promise<ProcessUsage>> = {
    [OURS]: () => runProcess(ours(manifests)),
  };
  for (const tool of OTHERS) {
    const program = findTool(tool);
    if (program === undefined) process.stdout.write(missingTool(tool));
    else candidates[tool.name] = () => runProcess(tool.command(program, manifests, policy));
  }
  const { evaluations, objects } = await evaluationsOf(manifests);
  await warmUp(ours(manifests));
  const usages: Usages = await inTurns(runs, candidates);
  const seconds = (name: string) => median((usages[name] ?? []).map((usage) => usage.seconds));
  printTable(
    `${FEW} Deployments in one file, ${(deployments(FEW).length / 1000).toFixed(0)} kB`,
    ["command", "wall s", "ratio"],
    Object.keys(candidates).map((name) => [
      name,
      seconds(name).toFixed(2),
      (seconds(name) / seconds(OURS)).toFixed(2),
    ]),
  );
  const each = (seconds(OURS) / evaluations) * 1e6;
  process.stdout.write(
    `        ${evaluations} evaluations of ${objects} objects, ${each.toFixed(0)} µs for each\n`,
  );
  verdicts(seconds, Object.keys(candidates));
  if (KUBE_SCORE.name in candidates) await verdictPerCheck(manifests, seconds, each);
}

function verdicts(seconds: (name: string) => number, measured: readonly string[]): void {
  const times = (name: string): number => seconds(name) / seconds(OURS);
  if (measured.includes(KUBE_SCORE.name)) {
    const ratio = 1 / times(KUBE_SCORE.name);
    printVerdict("of kube-score's time", `${ratio.toFixed(2)} times`, "<= 4 times", ratio <= 4);
  }
  if (measured.includes(KYVERNO.name)) {
    const ratio = times(KYVERNO.name);
    printVerdict("Kyverno takes", `${ratio.toFixed(1)} times`, "> 1 times", ratio > 1);
  }
  if (measured.includes(CHECKOV.name)) {
    const ratio = times(CHECKOV.name);
    printVerdict("checkov takes", `${ratio.toFixed(1)} times`, ">= 20 times", ratio >= 20);
  }
}

async function verdictPerCheck(
  manifests: string,
  seconds: (name: string) => number,
  each: number,
): Promise<void> {
  const program = findTool(KUBE_SCORE) ?? KUBE_SCORE.name;
  const args = ["score", "--output-format", "json", manifests];
  const { stdout } = await runProcess({ program, args, statuses: [0, 1] });
  const objects = JSON.parse(stdout) as readonly { readonly checks: readonly unknown[] }[];
  const checks = objects.reduce((sum, object) => sum + object.checks.length, 0);
  const theirs = (seconds(KUBE_SCORE.name) / checks) * 1e6;
  const found = `${each.toFixed(0)} µs`;
  printVerdict("a control and object", found, `< ${theirs.toFixed(0)} µs`, each < theirs);
}

async function evaluationsOf(
  manifests: string,
): Promise<{ readonly evaluations: number; readonly objects: number }> {
  const { stdout } = await runProcess(ours(manifests, "--format", "json"));
  const { summary } = JSON.parse(stdout) as {
    readonly summary: { readonly evaluations: number; readonly resources: number };
  };
  return { evaluations: summary.evaluations, objects: summary.resources };
}

async function grow(runs: number, few: string, many: string): Promise<void> {
  const usages: Usages = await inTurns(runs, {
    few: () => runProcess(ours(few)),
    many: () => runProcess(ours(many)),
  });
  const of = (name: string, key: "seconds" | "megabytes"): number =>
    median((usages[name] ?? []).map((usage) => usage[key]));
  printTable(
    "scan as the input grows",
    ["objects", "wall s", "peak MB"],
    [
      [String(FEW), of("few", "seconds").toFixed(2), of("few", "megabytes").toFixed(0)],
      [String(MANY), of("many", "seconds").toFixed(2), of("many", "megabytes").toFixed(0)],
    ],
  );
  const ratio = of("many", "seconds") / of("few", "seconds");
  const memory = of("many", "megabytes");
  printVerdict(`${MANY} objects`, `${ratio.toFixed(1)} times`, "<= 10.5 times", ratio <= 10.5);
  printVerdict("peak memory", `${memory.toFixed(0)} MB`, "< 600 MB", memory < 600);
}
