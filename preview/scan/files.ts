import { createRequire } from "node:module";
import { readdirSync, realpathSync, statSync, type Stats } from "node:fs";
import path from "node:path";
import type * as tinyglobby from "tinyglobby";
import type { Finding } from "../report/document";
import { systemCode, unreadable } from "./scanned";

export interface InputFiles {
  /** Each once, in the order of the paths; `-` is standard input. */
  readonly files: readonly string[];
  readonly unreadable: readonly Finding[];
}

const MANIFEST = /\.(ya?ml|json)$/i;
// Never written by the people whose work is scanned, and full of YAML that is no manifest.
const SKIPPED_FOLDERS: readonly string[] = ["node_modules", ".git"];
const STDIN = "-";

/**
 * The files that paths stand for: files as named, folders with all their YAML and JSON files, patterns such as
 * `charts/*\/rendered.yaml` where no file has that very name, `-` for standard input.
 */
export function inputFiles(paths: readonly string[]): InputFiles {
  const search = new FileSearch();
  for (const named of paths) search.add(named);
  return { files: [...search.files.values()], unreadable: search.unreadable };
}

class FileSearch {
  /** Names by real path: a file that two patterns match is read once. */
  readonly files = new Map<string, string>();
  readonly unreadable: Finding[] = [];

  add(named: string): void {
    const before = this.files.size + this.unreadable.length;
    if (named === STDIN) {
      this.files.set(STDIN, named);
      return;
    }
    const stats = this.stats(named);
    if (stats === "refused") return;
    if (stats === undefined) this.addPattern(named);
    else if (!stats.isDirectory()) this.addFile(named);
    else {
      const found = this.addFolder(named, new Set());
      if (found || this.files.size + this.unreadable.length > before) return;
      this.refuse(named, "no YAML or JSON file in the folder", "at least one");
    }
  }

  private addPattern(pattern: string): void {
    // Loaded here because most runs name files and folders.
    const { globSync, isDynamicPattern } = createRequire(__filename)(
      "tinyglobby",
    ) as typeof tinyglobby;
    if (!isDynamicPattern(pattern)) {
      this.refuse(pattern, "no such file or folder", "a path that exists");
      return;
    }
    const found = globSync(pattern, { expandDirectories: false }).filter(
      (file) => !isSkipped(path.relative(fixedFolder(pattern), file)),
    );
    if (found.length === 0) this.refuse(pattern, "no file that matches", "at least one");
    for (const file of [...found].sort()) this.addFile(file);
  }

  /** @param above Real paths of the folders above, against links that lead back. */
  private addFolder(folder: string, above: ReadonlySet<string>): boolean {
    let found = false;
    try {
      const real = realpathSync(folder);
      if (above.has(real)) return false;
      for (const entry of readdirSync(folder).sort()) {
        const file = path.join(folder, entry);
        const stats = this.stats(file);
        if (stats === undefined || stats === "refused") continue;
        if (stats.isDirectory()) {
          if (SKIPPED_FOLDERS.includes(entry)) continue;
          found = this.addFolder(file, new Set([...above, real])) || found;
        } else if (stats.isFile() && MANIFEST.test(entry)) {
          found = true;
          this.addFile(file);
        }
      }
    } catch (error) {
      this.refuse(folder, `a folder that cannot be read (${systemCode(error)})`, "one that can");
    }
    return found;
  }

  private addFile(file: string): void {
    const real = this.realPath(file);
    if (!this.files.has(real)) this.files.set(real, file);
  }

  private realPath(file: string): string {
    try {
      return realpathSync(file);
    } catch {
      // Pipes have none.
      return file;
    }
  }

  private stats(file: string): Stats | "refused" | undefined {
    try {
      return statSync(file, { throwIfNoEntry: false });
    } catch (error) {
      this.refuse(file, `a path that cannot be read (${systemCode(error)})`, "one that can");
      return "refused";
    }
  }

  private refuse(name: string, found: string, wanted: string): void {
    this.unreadable.push(unreadable(name, "", found, wanted));
  }
}

/** The folder below which a pattern searches: what stands before its first sign. */
function fixedFolder(pattern: string): string {
  const sign = pattern.search(/[*?[\]{}()!]/);
  return path.dirname(`${pattern.slice(0, Math.max(0, sign))}x`);
}

function isSkipped(below: string): boolean {
  return below.split(path.sep).some((folder) => SKIPPED_FOLDERS.includes(folder));
}
