"use strict";

// Writes the command as a package of compiled CommonJS, so that an installation compiles nothing of it.
// Usage: node build.cjs [FOLDER] (default: dist).
const fs = require("node:fs");
const path = require("node:path");
const { transformSync } = require("@swc/core");

const LEFT_OUT = new Set(["build.cjs", "dist", "node_modules"]);
const OPTIONS = {
  jsc: {
    target: "es2022",
    parser: { syntax: "typescript" },
    transform: { useDefineForClassFields: false },
  },
  module: { type: "commonjs", ignoreDynamic: true },
  swcrc: false,
};

function copy(from, to) {
  fs.mkdirSync(to, { recursive: true });
  for (const entry of fs.readdirSync(from, { withFileTypes: true })) {
    const source = path.join(from, entry.name);
    const target = path.join(to, entry.name);
    if (LEFT_OUT.has(entry.name) || /\.d\.c?ts$|\.tgz$/.test(entry.name)) continue;
    if (entry.isDirectory()) copy(source, target);
    else if (entry.name.endsWith(".ts"))
      fs.writeFileSync(target.replace(/ts$/, "js"), compiled(source));
    else fs.copyFileSync(source, target);
  }
}

function compiled(file) {
  return transformSync(fs.readFileSync(file, "utf8"), { ...OPTIONS, filename: file }).code;
}

const target = path.resolve(process.argv[2] ?? path.join(__dirname, "dist"));
fs.rmSync(target, { recursive: true, force: true });
copy(__dirname, target);
fs.copyFileSync(path.join(__dirname, "..", "LICENSE"), path.join(target, "LICENSE"));
