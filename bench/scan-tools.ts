import { existsSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import type { Command } from "./measure";

export interface ScanTool {
  readonly name: string;
  /** How to get it, for the message that it is missing. */
  readonly source: string;
  command(program: string, manifests: string, policy: string): Command;
}

// Beside PATH, where somebody who builds them for this benchmark alone can put them.
const FOLDER = path.join(os.homedir(), ".cache", "hardened-cluster", "bench");
// All of them end with 1 where they find something.
const STATUSES = [0, 1];

export const KUBE_SCORE: ScanTool = {
  name: "kube-score",
  source: "Go module github.com/zegl/kube-score",
  command: (program, manifests) => ({
    program,
    args: ["score", "--output-format", "ci", manifests],
    statuses: STATUSES,
  }),
};

export const KYVERNO: ScanTool = {
  name: "kyverno",
  source: "Go module github.com/kyverno/kyverno, cmd/cli/kubectl-kyverno",
  command: (program, manifests, policy) => ({
    program,
    args: ["apply", policy, "--resource", manifests],
    statuses: STATUSES,
  }),
};

export const CHECKOV: ScanTool = {
  name: "checkov",
  source: "PyPI package checkov",
  command: (program, manifests) => ({
    program,
    args: ["--file", manifests, "--framework", "kubernetes", "--compact", "--quiet"],
    statuses: STATUSES,
  }),
};

/** Where a tool is; nothing where it is not. */
export function findTool({ name }: ScanTool): string | undefined {
  const folders = [...(process.env["PATH"] ?? "").split(path.delimiter), FOLDER];
  return folders.map((folder) => path.join(folder, name)).find((file) => existsSync(file));
}

export function missingTool({ name, source }: ScanTool): string {
  return `not measured  ${name}: neither on PATH nor in ${FOLDER} (${source})\n`;
}
