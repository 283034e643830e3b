import { readdirSync, readFileSync, realpathSync, statSync } from "node:fs";
import path from "node:path";
import type { Finding } from "../report/document";
import { unreadable } from "./scanned";

export interface InputFile {
  /** As messages show it. */
  readonly name: string;
  readonly text: string;
}

export interface InputFiles {
  readonly files: readonly InputFile[];
  readonly unreadable: readonly Finding[];
}

const MANIFEST = /\.(ya?ml|json)$/i;
// Never written by the people whose work is scanned, and full of YAML that is no manifest.
const SKIPPED_FOLDERS = new Set(["node_modules", ".git"]);

/** The texts that paths stand for: files as named, folders with all their YAML and JSON files, `-` for standard input. */
export function readInputs(paths: readonly string[]): InputFiles {
  const files: InputFile[] = [];
  const findings: Finding[] = [];
  for (const file of paths.flatMap((named) => expand(named, findings, new Set()))) {
    const name = file === "-" ? "stdin" : file;
    try {
      files.push({ name, text: decode(readFileSync(file === "-" ? 0 : file)) });
    } catch (error) {
      findings.push(unreadable(name, "", reasonOf(error), "a YAML or JSON file"));
    }
  }
  return { files, unreadable: findings };
}

/** @param seen Real paths of the folders above, against links that lead back. */
function expand(named: string, findings: Finding[], seen: Set<string>): readonly string[] {
  if (named === "-") return [named];
  const stat = statSync(named, { throwIfNoEntry: false });
  if (stat === undefined) {
    findings.push(unreadable(named, "", "no such file or folder", "a path that exists"));
    return [];
  }
  if (!stat.isDirectory()) return [named];
  const files = filesBelow(named, findings, seen);
  if (files.length === 0 && seen.size === 1) {
    findings.push(unreadable(named, "", "no YAML or JSON file in the folder", "at least one"));
  }
  return files;
}

function filesBelow(folder: string, findings: Finding[], seen: Set<string>): readonly string[] {
  const real = realpathSync(folder);
  if (seen.has(real)) return [];
  seen.add(real);
  return readdirSync(folder)
    .sort()
    .flatMap((entry) => {
      const file = path.join(folder, entry);
      const isFolder = statSync(file, { throwIfNoEntry: false })?.isDirectory() ?? false;
      if (isFolder) return SKIPPED_FOLDERS.has(entry) ? [] : filesBelow(file, findings, seen);
      return MANIFEST.test(entry) ? [file] : [];
    });
}

// Other encodings would be read as garbage, and a binary file may happen to be valid YAML.
function decode(bytes: Buffer): string {
  if (bytes.includes(0)) throw new Error("a binary file");
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new Error("text that is not UTF-8");
  }
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return "code" in error ? `a file that cannot be opened (${String(error.code)})` : error.message;
}
