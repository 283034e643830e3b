import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { installDependencies, installPackage, manifestOf } from "./installed-package";

const folder = fs.mkdtempSync(path.join(os.tmpdir(), "published-command-"));
const modules = path.join(folder, "node_modules");
const command = path.join(modules, "hardened-cluster-preview");
const pack = path.join(modules, "hardened-cluster-policy-pack");

beforeAll(() => {
  installPackage("preview", folder, command);
  installPackage("policy-pack", folder, pack);
  installDependencies(command, modules);
});

afterAll(() => fs.rmSync(folder, { recursive: true }));

function run(args: readonly string[], input = "") {
  const bin = path.join(command, manifestOf(command).bin?.["hardened-cluster"] ?? "");
  // Without the environment of the tests' own Node.js.
  const env = { PATH: process.env["PATH"], HOME: folder };
  return spawnSync(process.execPath, [bin, ...args], { cwd: folder, env, input, encoding: "utf8" });
}

test("the package carries JavaScript alone, and depends on the pack by name", () => {
  const names = fs.readdirSync(command, { recursive: true, encoding: "utf8" });
  expect(names).toEqual(expect.arrayContaining(["bin.cjs", "command-line.js", "LICENSE"]));
  expect(names.filter((name) => name.endsWith(".ts"))).toEqual([]);
  const { dependencies } = manifestOf(command);
  expect(dependencies?.["hardened-cluster-policy-pack"]).toBe(manifestOf(pack).version);
});

test("it tells its version and its help", () => {
  expect(run(["--version"])).toMatchObject({
    status: 0,
    stdout: `${manifestOf(command).version}\n`,
  });
  expect(run(["scan", "--help"])).toMatchObject({
    status: 0,
    stdout: expect.stringContaining("pulumi stack export"),
  });
});

test("it scans standard input, files and patterns with the pack beside it", () => {
  const manifest = (name: string, privileged: boolean): string =>
    `apiVersion: v1\nkind: Pod\nmetadata: { name: ${name}, namespace: shop }\nspec:\n  containers:\n    - name: app\n      securityContext:\n        privileged: ${privileged}\n`;
  fs.writeFileSync(path.join(folder, "one.yaml"), manifest("one", true));
  fs.writeFileSync(path.join(folder, "two.yaml"), manifest("two", false));
  const { status, stdout, stderr } = run(
    ["scan", "*.yaml", "-", "--format", "json"],
    manifest("three", true),
  );
  expect({ status, stderr }).toEqual({ status: 1, stderr: "" });
  const { findings } = JSON.parse(stdout) as {
    readonly findings: readonly { readonly control: string; readonly source: string }[];
  };
  const places = findings
    .filter(({ control }) => control === "pss-privileged")
    .map(({ source }) => source);
  expect(places).toEqual(["one.yaml:8:9", "stdin:8:9"]);
});
