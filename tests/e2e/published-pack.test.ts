import { execFileSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { controls } from "../../policy-pack/controls";
import { startChild, type Analyzer } from "../../preview/policy";
import { identity, offenders, run, settings } from "../policy-pack/protocol-stack";

const ROOT = path.resolve(__dirname, "../..");
const folder = fs.mkdtempSync(path.join(os.tmpdir(), "published-pack-"));
const installed = path.join(folder, "package");
let analyzer: Analyzer | undefined;

interface Manifest {
  readonly main?: string;
  readonly scripts?: object;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

const manifestOf = (of: string): Manifest =>
  JSON.parse(fs.readFileSync(path.join(of, "package.json"), "utf8")) as Manifest;

/** Copies a package and what it declares, as an installation without network would; nothing else is there to be found. */
function install(name: string, done: Set<string>): void {
  const source = path.join(ROOT, "node_modules", name);
  if (done.has(name) || !fs.existsSync(source)) return;
  done.add(name);
  fs.cpSync(source, path.join(installed, "node_modules", name), { recursive: true });
  const nested = path.join(source, "node_modules");
  const manifests = [manifestOf(source), ...nestedFolders(nested).map(manifestOf)];
  for (const { dependencies, optionalDependencies } of manifests) {
    for (const each of Object.keys({ ...dependencies, ...optionalDependencies })) {
      install(each, done);
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

beforeAll(async () => {
  const dist = path.join(folder, "dist");
  execFileSync(process.execPath, [path.join(ROOT, "policy-pack", "build.cjs"), dist]);
  // As `pulumi policy publish` does.
  const options = { cwd: dist, encoding: "utf8" } as const;
  const tarball = execFileSync("npm", ["pack", "--loglevel=error"], options).trim();
  execFileSync("tar", ["-xzf", path.join(dist, tarball), "-C", folder]);
  const done = new Set<string>();
  for (const name of Object.keys(manifestOf(installed).dependencies ?? {})) install(name, done);
  analyzer = await startChild(installed, identity);
});

afterAll(() => {
  analyzer?.stop();
  fs.rmSync(folder, { recursive: true });
});

test("the package carries JavaScript, its documents and the manifests that the CLI reads", () => {
  const names = fs.readdirSync(installed, { recursive: true, encoding: "utf8" });
  const own = names.filter((name) => !name.startsWith("node_modules"));
  expect(own).toEqual(
    expect.arrayContaining([
      "PulumiPolicy.yaml",
      "README.md",
      "CONTROLS.md",
      "CONFIGURATION.md",
      "LICENSE",
      "index.js",
    ]),
  );
  expect(own.filter((name) => name.endsWith(".ts") || name.includes("tsconfig"))).toEqual([]);
  const { main, scripts } = manifestOf(installed);
  expect([main, scripts]).toEqual(["index.js", undefined]);
  expect(manifestOf(path.join(ROOT, "policy-pack")).main).toBeUndefined();
});

test("installed alone, it serves every control and knows its version", () => {
  expect(analyzer?.info.policies.map(({ name }) => name)).toEqual([
    "settings",
    ...controls.map(({ id }) => id),
  ]);
  expect(analyzer?.info.version).toBe("0.1.0");
});

test("it checks a program that uses none of our components", async () => {
  const ready = analyzer;
  if (ready === undefined) throw new Error("the pack did not start");
  const { inAnalyze, outcome } = await run(ready, { settings });
  expect(inAnalyze).toMatchObject({
    public: ["eks-endpoint-public"],
    nodes: ["ng-imdsv2"],
    agent: ["pss-privileged"],
  });
  const objecting = new Set(outcome.diagnostics.map(({ policy }) => policy));
  for (const id of Object.keys(offenders)) expect(objecting).toContain(id);
  expect(outcome.evaluations?.controls.length).toBe(controls.length);
});
