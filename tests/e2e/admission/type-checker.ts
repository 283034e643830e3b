import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { promisify } from "node:util";
import { builtProgram, kubeApiserver, type GoProgram } from "../kubernetes/go-programs";

const FILE = path.join(__dirname, "type-checker.go");

/** The type checker of a minor. Its name changes with its source, so that the cache has no older one. */
function typeChecker(minor: string): GoProgram {
  const source = createHash("sha256").update(fs.readFileSync(FILE)).digest("hex").slice(0, 8);
  return { ...kubeApiserver(minor), name: `type-checker-${source}`, main: ".", file: FILE };
}

/** What Kubernetes says of the types in the expressions of admission policies: a line for each warning. */
export async function typeWarnings(
  minor: string,
  policies: readonly unknown[],
): Promise<readonly string[]> {
  const run = promisify(execFile)(builtProgram(typeChecker(minor)));
  run.child.stdin?.end(JSON.stringify(policies));
  const { stdout } = await run;
  return stdout.split("\n").filter((line) => line !== "");
}
