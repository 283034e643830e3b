import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";

function onPath(program: string): boolean {
  return (process.env["PATH"] ?? "")
    .split(path.delimiter)
    .some((folder) => fs.existsSync(path.join(folder, program)));
}

/** A module that the tests build against; whoever can get it, from a proxy or from Go's own cache, can get the others. */
const GO_MODULE = "k8s.io/api@v0.37.2";

function missingOf(program: string): readonly string[] {
  if (!onPath(program)) return [program];
  if (program !== "go") return [];
  const { status } = spawnSync("go", ["mod", "download", GO_MODULE], {
    cwd: os.tmpdir(),
    timeout: 120_000,
  });
  return status === 0 ? [] : [`${GO_MODULE} from a Go module proxy`];
}

/** A test that runs where nothing is missing, and is counted as skipped, with the reason in its name, elsewhere. */
export function testUnless(
  missing: readonly string[],
  name: string,
  run: (() => Promise<void>) | (() => void),
): void {
  if (missing.length === 0) test(name, run);
  else test.skip(`${name} (skipped: needs ${missing.join(", ")})`, run);
}

/** A test that needs programs on PATH. */
export function testWith(
  programs: readonly string[],
  name: string,
  run: () => Promise<void>,
): void {
  testUnless(programs.flatMap(missingOf), name, run);
}
