import fs from "node:fs";
import path from "node:path";
import { controls } from "../policy-pack/controls";
import { configurationReference } from "./configuration-reference";
import { controlsReference } from "./controls-reference";
import { irreversibleChangesReference } from "./irreversible-changes-reference";
import { mutationsReference } from "./mutations-reference";
import { pkiGuide } from "./pki-guide";
import { pkiPicture } from "./pki-picture";
import { selfManagedGuide } from "./self-managed-guide";
import { unenforcedReference } from "./unenforced-reference";

export type Documents = Readonly<Record<string, () => string>>;

/** Generated documents: path from the repository's root, and the text that belongs there. */
export const DOCUMENTS: Documents = {
  "policy-pack/CONTROLS.md": () => controlsReference(controls),
  "policy-pack/CONFIGURATION.md": () => configurationReference(controls),
  "docs/irreversible-changes.md": irreversibleChangesReference,
  "docs/mutations.md": mutationsReference,
  "docs/unenforced.md": unenforcedReference,
  "docs/pki.md": pkiGuide,
  "docs/pki-domains.svg": pkiPicture,
  "docs/self-managed.md": selfManagedGuide,
};

/** Paths of the documents below `root` that are not what they should be. */
export function staleDocuments(root: string, documents = DOCUMENTS): readonly string[] {
  return Object.entries(documents).flatMap(([name, generate]) => {
    const file = path.join(root, name);
    return fs.existsSync(file) && fs.readFileSync(file, "utf8") === generate() ? [] : [name];
  });
}

/** Writes the stale documents below `root`, and gives back their paths. */
export function writeDocuments(root: string, documents = DOCUMENTS): readonly string[] {
  const stale = staleDocuments(root, documents);
  for (const name of stale) {
    const file = path.join(root, name);
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, documents[name]?.() ?? "");
  }
  return stale;
}
