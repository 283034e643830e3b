import fs from "node:fs";
import path from "node:path";
import { controls } from "../policy-pack/controls";
import { controlsReference } from "./controls-reference";
import { pkiGuide } from "./pki-guide";
import { pkiPicture } from "./pki-picture";

/** Generated documents: path from the repository's root, and the text that belongs there. */
export const DOCUMENTS: Readonly<Record<string, () => string>> = {
  "policy-pack/CONTROLS.md": () => controlsReference(controls),
  "docs/pki.md": pkiGuide,
  "docs/pki-domains.svg": pkiPicture,
};

/** Paths of the documents below `root` that are not what they should be. */
export function staleDocuments(root: string): readonly string[] {
  return Object.entries(DOCUMENTS).flatMap(([name, generate]) => {
    const file = path.join(root, name);
    return fs.existsSync(file) && fs.readFileSync(file, "utf8") === generate() ? [] : [name];
  });
}

/** Writes the stale documents below `root`, and gives back their paths. */
export function writeDocuments(root: string): readonly string[] {
  const stale = staleDocuments(root);
  for (const name of stale) {
    const file = path.join(root, name);
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, DOCUMENTS[name]?.() ?? "");
  }
  return stale;
}
