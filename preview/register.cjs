"use strict";

// Preloaded (`node --require`) before the preview command. It lets Node run TypeScript sources with no build step, and
// keeps two packages that the Pulumi SDK loads eagerly out of the start-up path.
const crypto = require("node:crypto");
const fs = require("node:fs");
const Module = require("node:module");
const os = require("node:os");
const path = require("node:path");

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
const mapsByFile = new Map();
const parsedMaps = new Map();
const keyPrefix = JSON.stringify([SWC_OPTIONS, process.version]);
let cacheFolder;

// Beside the installed packages, so that removing node_modules removes it; else in the user's temporary folder.
function folderOfCache() {
  if (cacheFolder !== undefined) return cacheFolder;
  for (let folder = __dirname; ; folder = path.dirname(folder)) {
    const modules = path.join(folder, "node_modules");
    if (fs.existsSync(modules))
      return (cacheFolder = path.join(modules, ".cache", "hardened-cluster"));
    if (folder === path.dirname(folder)) break;
  }
  return (cacheFolder = path.join(os.tmpdir(), `hardened-cluster-${os.userInfo().uid}`));
}

function compile(source, file) {
  const key = crypto
    .createHash("sha256")
    .update(keyPrefix)
    .update(file)
    .update(source)
    .digest("hex");
  const cached = path.join(folderOfCache(), `${key}.js`);
  try {
    return fs.readFileSync(cached, "utf8");
  } catch {
    // Not compiled yet.
  }
  const { code, map } = require("@swc/core").transformSync(source, {
    ...SWC_OPTIONS,
    filename: file,
  });
  const output = `${code}${MAP_MARK}${map}`;
  try {
    fs.mkdirSync(folderOfCache(), { recursive: true });
    const partial = `${cached}.${process.pid}`;
    fs.writeFileSync(partial, output);
    fs.renameSync(partial, cached);
  } catch {
    // A read-only installation only costs the next start its cache.
  }
  return output;
}

Module._extensions[".ts"] = function loadTypeScript(module, file) {
  const output = compile(fs.readFileSync(file, "utf8"), file);
  const mark = output.lastIndexOf(MAP_MARK);
  mapsByFile.set(file, output.slice(mark + MAP_MARK.length));
  module._compile(output.slice(0, mark), file);
};

// Node asks the disk for four other endings first, at each of many hundred imports.
const resolveFilename = Module._resolveFilename;
Module._resolveFilename = function resolveTypeScript(request, parent, ...more) {
  if (request.startsWith(".") && parent?.filename?.endsWith(".ts")) {
    const file = `${path.resolve(path.dirname(parent.filename), request)}.ts`;
    if (fs.existsSync(file)) return file;
  }
  return resolveFilename.call(this, request, parent, ...more);
};

// What the Pulumi SDK loads at once and a preview never uses: the compiler and package reader of closure serialisation,
// and the Automation API.
const SDK_FOLDER = /[\\/]@pulumi[\\/]pulumi[\\/]/;
const LAZY = new Set(["typescript", "@npmcli/arborist", "normalize-package-data", "./automation"]);
const LAZY_IMPORTER = /^(index\.js|typescript-shim\.js|runtime[\\/]closure[\\/].*)$/;

function isLazy(request, importer) {
  if (!LAZY.has(request) || importer === undefined) return false;
  const [, inSdk] = importer.split(SDK_FOLDER);
  return inSdk !== undefined && LAZY_IMPORTER.test(inSdk);
}

const load = Module._load;
Module._load = function loadLazily(request, parent, isMain) {
  if (!isLazy(request, parent?.filename)) return load.call(this, request, parent, isMain);
  let real;
  return new Proxy(
    {},
    {
      get: (_target, key) => {
        if (key === "__esModule") return true;
        real ??= load.call(Module, request, parent, isMain);
        return real[key];
      },
    },
  );
};

// Compiled code of the installed packages: saves their parsing at every start.
Module.enableCompileCache?.(path.join(folderOfCache(), "code"));

/** The place in the TypeScript source for a place in the code that ran. */
function originalPosition(file, line, column) {
  const text = mapsByFile.get(file);
  if (text === undefined) return { line, column };
  let map = parsedMaps.get(file);
  if (map === undefined) parsedMaps.set(file, (map = new Module.SourceMap(JSON.parse(text))));
  const entry = map.findEntry(line - 1, column - 1);
  if (entry.originalLine === undefined) return { line, column };
  return { line: entry.originalLine + 1, column: entry.originalColumn + 1 };
}

module.exports = { originalPosition };
