import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";

export type EnforcedLevel = "baseline" | "restricted";

export interface Policy {
  readonly level: EnforcedLevel;
  /** Minor of the version `v1.N`. */
  readonly minor: number;
}

/** For each policy the ids of the admission checks that reject the pod. */
export type Rejections = readonly (readonly string[])[];

/** Asks the real admission code about pods, each under the same policies. */
export function askAdmission(
  pods: readonly unknown[],
  policies: readonly Policy[],
): readonly Rejections[] {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "pod-security-"));
  try {
    const program = path.join(folder, "admission");
    go(["build", "-o", program, "."]);
    const asked = policies.map(({ level, minor }) => ({ level, version: `v1.${minor}` }));
    const input = pods.map((pod) => JSON.stringify({ pod, policies: asked })).join("\n");
    return runProgram(program, [], input)
      .split("\n")
      .filter((line) => line !== "")
      .map((line) => JSON.parse(line) as Rejections);
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
}

/** Folder in which Go keeps the sources of a module that the program depends on. */
export function moduleFolder(module: string): string {
  go(["mod", "download", module]);
  return go(["list", "-m", "-f", "{{.Dir}}", module]).trim();
}

function go(args: readonly string[]): string {
  return runProgram("go", args, "");
}

function runProgram(program: string, args: readonly string[], input: string): string {
  const { status, stdout, stderr, error } = spawnSync(program, args, {
    cwd: __dirname,
    encoding: "utf8",
    input,
    maxBuffer: 1 << 30,
  });
  if (error !== undefined) throw error;
  if (status !== 0) throw new Error(`${program} ${args.join(" ")}: ${stderr}`);
  return stdout;
}
