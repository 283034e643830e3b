import path from "node:path";
import { DOCUMENTS, staleDocuments, writeDocuments } from "./documents";
import { PICTURES } from "./pictures";

// `npm run docs` writes the generated documents; with `--check` it only says which of them are stale.
const root = path.join(__dirname, "..");
const all = { ...DOCUMENTS, ...PICTURES };
if (process.argv.includes("--check")) {
  for (const name of staleDocuments(root, all)) {
    process.stderr.write(`${name} is stale: run \`npm run docs\` and commit the result.\n`);
    process.exitCode = 1;
  }
} else {
  for (const name of writeDocuments(root, all)) process.stdout.write(`${name} written\n`);
}
