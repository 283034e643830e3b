import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";

/** A Go program, made from the sources that the Go module proxy has and the checksum database vouches for. */
export interface GoProgram {
  /** What its file is called, before the version. */
  readonly name: string;
  readonly module: string;
  /** For example v1.35.4. */
  readonly version: string;
  /** The import path of its `main`; `.` for a file of our own. */
  readonly main: string;
  /** The file of our own, whose imports are the module's and its requirements'. */
  readonly file?: string;
}

/**
 * Patch releases of kube-apiserver by minor. The module proxy must have them together with their staging modules, which is
 * true of any release.
 */
const KUBERNETES_RELEASES: Readonly<Record<string, string>> = {
  "1.34": "v1.34.4",
  "1.35": "v1.35.4",
  "1.36": "v1.36.3",
};

/** Throws for a minor that no release is written down for. */
export function kubeApiserver(minor: string): GoProgram {
  const version = KUBERNETES_RELEASES[minor];
  if (version === undefined) {
    const known = Object.keys(KUBERNETES_RELEASES).join(", ");
    throw new Error(`Kubernetes minor: found "${minor}", wanted one of ${known}.`);
  }
  const main = "k8s.io/kubernetes/cmd/kube-apiserver";
  return { name: "kube-apiserver", module: "k8s.io/kubernetes", version, main };
}

/** Kubernetes 1.34 and later want at least 3.5.24 or 3.6.5 (etcd.io, "Recommended versions for Kubernetes"). */
export const ETCD: GoProgram = {
  name: "etcd",
  module: "go.etcd.io/etcd/server/v3",
  version: "v3.6.16",
  main: "go.etcd.io/etcd/server/v3",
};

/** The folder that keeps built programs between runs: below XDG_CACHE_HOME, by default ~/.cache. */
function cacheFolder(): string {
  const base = process.env["XDG_CACHE_HOME"] ?? path.join(os.homedir(), ".cache");
  return path.join(base, "hardened-cluster", "e2e");
}

/** Path of the built program; builds it when the cache does not have it, which takes minutes for kube-apiserver. */
export function builtProgram(program: GoProgram): string {
  const file = path.join(cacheFolder(), `${program.name}-${program.version}`);
  if (fs.existsSync(file)) return file;
  fs.mkdirSync(cacheFolder(), { recursive: true });
  // Jest runs test files side by side, and two builds at once take twice as long.
  alone(`${file}.lock`, () => {
    if (!fs.existsSync(file)) build(program, file);
  });
  return file;
}

/** Runs something while no other process that names the same lock does; waits for the others. */
function alone(lock: string, run: () => void): void {
  while (!taken(lock)) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 500);
  try {
    run();
  } finally {
    fs.rmSync(lock, { force: true });
  }
}

/** Takes the lock, also from a process that has ended without giving it back. */
function taken(lock: string): boolean {
  try {
    fs.writeFileSync(lock, String(process.pid), { flag: "wx" });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  }
  const holder = Number(fs.existsSync(lock) ? fs.readFileSync(lock, "utf8") : "0");
  if (holder > 0 && !isRunning(holder)) fs.rmSync(lock, { force: true });
  return false;
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

function build(program: GoProgram, file: string): void {
  const started = Date.now();
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "go-program-"));
  const partial = `${file}.${String(process.pid)}`;
  try {
    fs.writeFileSync(path.join(folder, "go.mod"), moduleText(program));
    if (program.file === undefined) {
      const imports = `//go:build tools\n\npackage tools\n\nimport _ "${program.main}"\n`;
      fs.writeFileSync(path.join(folder, "tools.go"), imports);
    } else {
      fs.copyFileSync(program.file, path.join(folder, "main.go"));
    }
    go(["mod", "tidy"], folder);
    go(["build", "-ldflags=-s -w", "-o", partial, program.main], folder);
    fs.renameSync(partial, file);
  } finally {
    fs.rmSync(folder, { recursive: true });
    fs.rmSync(partial, { force: true });
  }
  const seconds = Math.round((Date.now() - started) / 1000);
  process.stdout.write(`built ${path.basename(file)} in ${String(seconds)} s\n`);
}

/**
 * A module that requires the program's. Kubernetes requires its staging modules (`k8s.io/api` and others) as v0.0.0 and
 * replaces them with folders of its repository, and only a main module's replacements count: v1.N.P is published with them
 * as v0.N.P.
 */
function moduleText({ module, version }: GoProgram): string {
  const { GoMod } = JSON.parse(go(["mod", "download", "-json", `${module}@${version}`])) as {
    readonly GoMod: string;
  };
  const theirs = fs.readFileSync(GoMod, "utf8");
  const [language = "go 1.25"] = /^go .+$/m.exec(theirs) ?? [];
  const staging = [...theirs.matchAll(/^\s*(k8s\.io\/[\w-]+) => \.\/staging\//gm)];
  const published = version.replace(/^v1\./, "v0.");
  return [
    "module hardened-cluster/tests/program",
    language,
    `require ${module} ${version}`,
    ...staging.map(([, name = ""]) => `replace ${name} => ${name} ${published}`),
    "",
  ].join("\n");
}

/** Runs the Go command; returns what it printed, throws with its complaint. */
export function go(args: readonly string[], cwd = os.tmpdir()): string {
  const { status, stdout, stderr, error } = spawnSync("go", args, {
    cwd,
    encoding: "utf8",
    env: { ...process.env, CGO_ENABLED: "0", GOFLAGS: "-buildvcs=false" },
    maxBuffer: 1 << 26,
  });
  if (error !== undefined) throw error;
  if (status !== 0) throw new Error(`go ${args.join(" ")}: ${stderr}`);
  return stdout;
}

/** Folder with the sources of a module, for the files that it has beside its packages. */
export function moduleSources(module: string, version: string): string {
  const answer = JSON.parse(go(["mod", "download", "-json", `${module}@${version}`])) as {
    readonly Dir: string;
  };
  return answer.Dir;
}
