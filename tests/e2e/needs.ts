import fs from "node:fs";
import path from "node:path";

function onPath(program: string): boolean {
  return (process.env["PATH"] ?? "")
    .split(path.delimiter)
    .some((folder) => fs.existsSync(path.join(folder, program)));
}

/** A test that runs where all programs are on PATH, and is counted as skipped, with the reason in its name, elsewhere. */
export function testWith(
  programs: readonly string[],
  name: string,
  run: () => Promise<void>,
): void {
  const missing = programs.filter((program) => !onPath(program));
  if (missing.length === 0) test(name, run);
  else test.skip(`${name} (skipped: needs ${missing.join(", ")})`, run);
}
