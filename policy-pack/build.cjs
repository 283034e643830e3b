"use strict";

// Writes the pack as a package of compiled CommonJS: the sources have no `main`, so that the Pulumi CLI runs them as they
// are; the package has one, and needs no TypeScript. Usage: node build.cjs [FOLDER] (default: dist).
const { spawnSync } = require("node:child_process");
const fs = require("node:fs");
const path = require("node:path");

const DOCUMENTS = ["PulumiPolicy.yaml", "README.md", "CONTROLS.md", "CONFIGURATION.md"];

const target = path.resolve(process.argv[2] ?? path.join(__dirname, "dist"));
fs.rmSync(target, { recursive: true, force: true });

const compile = spawnSync(
  process.execPath,
  [
    require.resolve("typescript/bin/tsc"),
    ...["--project", __dirname, "--noEmit", "false", "--rootDir", __dirname, "--outDir", target],
  ],
  { stdio: "inherit" },
);
if (compile.status === 0) {
  const manifest = { ...require("./package.json"), main: "index.js", scripts: undefined };
  const text = JSON.stringify(manifest, null, 2);
  fs.writeFileSync(path.join(target, "package.json"), `${text}\n`);
  for (const name of DOCUMENTS)
    fs.copyFileSync(path.join(__dirname, name), path.join(target, name));
  fs.copyFileSync(path.join(__dirname, "..", "LICENSE"), path.join(target, "LICENSE"));
}
process.exitCode = compile.status ?? 1;
