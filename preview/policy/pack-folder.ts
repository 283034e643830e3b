import { existsSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { parse } from "yaml";
import { UsageError } from "../project/usage-error";
import { readBlockYaml } from "../scan/block-yaml";

export interface PackFolder {
  /** Absolute folder of PulumiPolicy.yaml; packs run with it as their working directory. */
  readonly folder: string;
  /** Absolute path that is loaded: the folder, or what `main` of PulumiPolicy.yaml names. */
  readonly entry: string;
}

/** Checks that a folder holds a policy pack written for Node.js. */
export function packFolder(folder: string): PackFolder {
  const absolute = path.resolve(folder);
  if (!existsSync(absolute) || !statSync(absolute).isDirectory()) {
    throw new UsageError(
      `Policy pack: found no folder ${absolute}; wanted a policy pack's folder.`,
    );
  }
  const manifest = path.join(absolute, "PulumiPolicy.yaml");
  if (!existsSync(manifest)) {
    throw new UsageError(
      `Policy pack: found no PulumiPolicy.yaml in ${absolute}; wanted a policy pack's folder.`,
    );
  }
  const { runtime, main } = readManifest(manifest);
  const name = typeof runtime === "object" && runtime !== null ? nameOf(runtime) : runtime;
  if (name !== "nodejs") {
    throw new UsageError(
      `${manifest}: runtime: found ${JSON.stringify(name) ?? "nothing"}, wanted "nodejs".`,
    );
  }
  return {
    folder: absolute,
    entry: typeof main === "string" ? path.join(absolute, main) : absolute,
  };
}

function nameOf(runtime: object): unknown {
  return "name" in runtime ? runtime.name : undefined;
}

function readManifest(file: string): { readonly runtime?: unknown; readonly main?: unknown } {
  let manifest: unknown;
  try {
    const text = readFileSync(file, "utf8");
    manifest = readBlockYaml(text)?.value ?? parse(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message.split("\n")[0] : String(error);
    throw new UsageError(`${file}: not readable as YAML: ${reason}`);
  }
  if (typeof manifest !== "object" || manifest === null) {
    throw new UsageError(`${file}: found no mapping, wanted at least "runtime: nodejs".`);
  }
  return manifest;
}
