"use strict";

// TypeScript sources run with no build step: swc compiles a file when it changed, and the output is kept.
const fs = require("node:fs");
const Module = require("node:module");
const path = require("node:path");
const { replaceFile } = require("./cache-folder.cjs");

const SWC_OPTIONS = {
  jsc: {
    target: "es2022",
    parser: { syntax: "typescript", decorators: true },
    transform: { useDefineForClassFields: false, legacyDecorator: true },
  },
  module: { type: "commonjs", ignoreDynamic: true },
  sourceMaps: true,
  swcrc: false,
};

const MAP_MARK = "\n//# preview-source-map=";
const OPTIONS_KEY = JSON.stringify(SWC_OPTIONS);
const mapsByFile = new Map();
const parsedMaps = new Map();
let cache;

/** Lets `require` load TypeScript; outputs are kept in `folder` when there is one. */
function install(folder) {
  cache = folder && path.join(folder, "typescript");
  Module._extensions[".ts"] = function loadTypeScript(module, file) {
    const { code, map } = compile(file);
    mapsByFile.set(file, map);
    parsedMaps.delete(file);
    module._compile(code, file);
  };
}

/** The TypeScript file that a TypeScript file asks for: Node asks the disk for four other endings first. */
function fileBeside(request, parent) {
  if (!request.startsWith(".") || !parent?.filename?.endsWith(".ts")) return undefined;
  const file = `${path.resolve(path.dirname(parent.filename), request)}.ts`;
  return fs.existsSync(file) ? file : undefined;
}

function compile(file) {
  const output = compiledOutput(fs.readFileSync(file, "utf8"), file);
  const mark = output.lastIndexOf(MAP_MARK);
  return { code: output.slice(0, mark), map: output.slice(mark + MAP_MARK.length) };
}

// One output for each file, replaced when the source changed: its first line tells of which source it is.
function compiledOutput(source, file) {
  const stamp = `//${sha256(OPTIONS_KEY, source)}\n`;
  const kept = cache && path.join(cache, `${sha256(file)}.js`);
  const output = kept && readText(kept);
  if (output?.startsWith(stamp)) return output.slice(stamp.length);
  const { code, map } = require("@swc/core").transformSync(source, {
    ...SWC_OPTIONS,
    filename: file,
  });
  const compiled = `${code}${MAP_MARK}${map}`;
  if (kept) replaceFile(kept, [stamp, compiled]);
  return compiled;
}

function sha256(...parts) {
  // Loaded here, because a start that compiles nothing has no other use for it.
  const hash = require("node:crypto").createHash("sha256");
  for (const part of parts) hash.update(part);
  return hash.digest("hex");
}

function readText(file) {
  try {
    return fs.readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}

/** The place in the TypeScript source for a place in the code that ran. */
function originalPosition(file, line, column) {
  const map = sourceMap(file);
  const entry = map?.findEntry(line - 1, column - 1);
  if (entry?.originalLine === undefined) return { line, column };
  return { line: entry.originalLine + 1, column: entry.originalColumn + 1 };
}

function sourceMap(file) {
  let map = parsedMaps.get(file);
  if (map !== undefined) return map;
  const text = mapOf(file);
  if (text === undefined) return undefined;
  parsedMaps.set(file, (map = new Module.SourceMap(JSON.parse(text))));
  return map;
}

/** The source map of a file that was loaded here, as JSON. */
function mapOf(file) {
  const map = mapsByFile.get(file);
  return typeof map === "function" ? map() || undefined : map;
}

/** Takes the map of a module that was compiled in an earlier process; `read` answers it as JSON, empty for none. */
function takeMap(file, read) {
  mapsByFile.set(file, read);
  parsedMaps.delete(file);
}

/** The map of a file that came in one script with many and has left its map on the disk; empty for none. */
function keptMap(file) {
  try {
    return compile(file).map;
  } catch {
    return "";
  }
}

module.exports = { fileBeside, install, keptMap, mapOf, originalPosition, takeMap };
