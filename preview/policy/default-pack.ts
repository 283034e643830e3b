import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";

const PACKAGE = "hardened-cluster-policy-pack";

/** Folder of the pack that judges where no flag names one: the repository's, or the one that is installed with the command. */
export function defaultPack(): string {
  const beside = path.resolve(__dirname, "../../policy-pack");
  if (existsSync(path.join(beside, "PulumiPolicy.yaml"))) return beside;
  try {
    return path.dirname(createRequire(__filename).resolve(`${PACKAGE}/package.json`));
  } catch {
    // Named in the message about a folder that is missing.
    return beside;
  }
}
