import { execFileSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";

export const ROOT = path.resolve(__dirname, "../..");

export interface Manifest {
  readonly main?: string;
  readonly version?: string;
  readonly scripts?: object;
  readonly bin?: Readonly<Record<string, string>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

export function manifestOf(folder: string): Manifest {
  return JSON.parse(fs.readFileSync(path.join(folder, "package.json"), "utf8")) as Manifest;
}

/** Builds the package of a folder of this repository, packs it, and unpacks it as `installed`. */
export function installPackage(name: string, scratch: string, installed: string): void {
  const dist = path.join(scratch, `dist-${name}`);
  execFileSync(process.execPath, [path.join(ROOT, name, "build.cjs"), dist]);
  // As `pulumi policy publish` and `npm publish` do.
  const options = { cwd: dist, encoding: "utf8" } as const;
  const tarball = execFileSync("npm", ["pack", "--loglevel=error"], options).trim();
  fs.mkdirSync(installed, { recursive: true });
  const archive = path.join(dist, tarball);
  execFileSync("tar", ["-xzf", archive, "-C", installed, "--strip-components=1"]);
}

/**
 * Copies what a package declares into a folder of modules, and what that declares, as an installation without network
 * would; nothing else is there to be found.
 */
export function installDependencies(of: string, modules: string): void {
  const done = new Set<string>();
  for (const name of Object.keys(manifestOf(of).dependencies ?? {})) install(name, modules, done);
}

function install(name: string, modules: string, done: Set<string>): void {
  const source = path.join(ROOT, "node_modules", name);
  if (done.has(name) || !fs.existsSync(source)) return;
  done.add(name);
  fs.cpSync(source, path.join(modules, name), { recursive: true });
  const nested = path.join(source, "node_modules");
  for (const folder of [source, ...nestedFolders(nested)]) {
    const { dependencies, optionalDependencies } = manifestOf(folder);
    for (const each of Object.keys({ ...dependencies, ...optionalDependencies })) {
      install(each, modules, done);
    }
  }
}

/** Packages below a node_modules folder, with those of scopes and those nested further down. */
function nestedFolders(below: string): readonly string[] {
  if (!fs.existsSync(below)) return [];
  return fs.readdirSync(below).flatMap((name) => {
    const at = path.join(below, name);
    if (name.startsWith("@")) return nestedFolders(at);
    if (!fs.existsSync(path.join(at, "package.json"))) return [];
    return [at, ...nestedFolders(path.join(at, "node_modules"))];
  });
}
