import fs from "node:fs";
import path from "node:path";
import { controls } from "../policy-pack/controls";
import { controlsReference } from "./controls-reference";

// `npm run docs` writes the generated documents; with `--check` it only says which of them are stale.
const ROOT = path.join(__dirname, "..");
const DOCUMENTS: Readonly<Record<string, () => string>> = {
  "policy-pack/CONTROLS.md": () => controlsReference(controls),
};

const check = process.argv.includes("--check");
for (const [name, generate] of Object.entries(DOCUMENTS)) {
  const file = path.join(ROOT, name);
  const text = generate();
  if (fs.existsSync(file) && fs.readFileSync(file, "utf8") === text) continue;
  if (check) {
    process.stderr.write(`${name} is stale: run \`npm run docs\` and commit the result.\n`);
    process.exitCode = 1;
  } else {
    fs.writeFileSync(file, text);
    process.stdout.write(`${name} written\n`);
  }
}
