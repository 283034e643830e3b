import fs from "node:fs";
import path from "node:path";

export const ROOT = path.join(__dirname, "../..");

/** Files below a folder of the repository that end as named, by path from that folder, sorted. */
export function filesIn(folder: string, ending: string): readonly string[] {
  const top = path.join(ROOT, folder);
  return fs
    .readdirSync(top, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(ending) && !file.includes("node_modules"))
    .map((file) => file.replaceAll(path.sep, "/"))
    .sort();
}

export function read(file: string): string {
  return fs.readFileSync(path.join(ROOT, file), "utf8");
}

export interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

export function manifest(folder: string): Manifest {
  return JSON.parse(read(path.join(folder, "package.json"))) as Manifest;
}

export interface Import {
  readonly file: string;
  readonly from: string;
  /** True for imports that exist for the type checker only. */
  readonly typeOnly: boolean;
}

/** Every module that the TypeScript sources of a folder name. */
export function importsIn(folder: string): readonly Import[] {
  const pattern =
    /(?:import|export)\s+(type\s)?[^;"']*?from\s+["']([^"']+)["']|(?:require|import)\(["']([^"']+)["']\)|import\s+["']([^"']+)["']/g;
  return filesIn(folder, ".ts").flatMap((file) =>
    [...read(path.join(folder, file)).matchAll(pattern)].map(
      ([, typeOnly, from, called, bare]) => ({
        file,
        from: from ?? called ?? bare ?? "",
        typeOnly: typeOnly !== undefined,
      }),
    ),
  );
}
