"use strict";

// Most of a start is finding, reading and compiling nearly a thousand modules one by one. A run therefore leaves them in one
// bundle for the next run of the same command: those of installed packages, of this command and of its policy pack as one
// script, which loads fastest; the user's program as a script for each file, because the places of its resources are told
// from its stack traces, also by other people's tools.
const fs = require("node:fs");
const Module = require("node:module");
const path = require("node:path");
const zlib = require("node:zlib");
const { Bundle } = require("./module-bundle.cjs");
const { Lookups } = require("./module-lookups.cjs");
const { isStill, stampOf } = require("./module-stamp.cjs");
const { nameRealPlaces } = require("./module-traces.cjs");
const typescript = require("./typescript.cjs");

const COMMANDS = new Set(["preview", "scan", "picture"]);
const ENTRIES = new Set(["command-line.ts", "command-line.js", "bin.cjs"]);
// What decides what a bundle holds, and in what form.
const HOOK = [
  "typescript.cjs",
  "module-cache.cjs",
  "module-bundle.cjs",
  "module-script.cjs",
  "module-lookups.cjs",
];
// Debuggers, coverage and other loaders want one script for each file.
const HINDRANCE =
  /^--(inspect|preserve-symlinks|enable-source-maps|import|loader|experimental-loader)/;
// A script has one place from which it imports.
const IMPORTS = /\bimport\s*\(/;
// Its requests may lead elsewhere than those of its neighbours.
const CHANGES_SEARCH = /\bmodule\s*\.\s*paths\b/;
const MODULES = `${path.sep}node_modules${path.sep}`;

// A bundle is written anew when that many of its modules changed or are missing, or after a day when any are: whoever edits
// a module and runs again pays for that module alone.
const FEW = 24;
const FEW_OF_ALL = 0.05;
const DAY_MS = 86_400_000;
// Modules that so many bundles in a row did not need are left out of the next.
const IDLE_BUNDLES = 4;
const KEPT_BUNDLES = 6;
// V8 throws away compiled functions that a long run did not call again; what it would keep then is incomplete.
const LONG_RUN_SECONDS = 10;

/** Begins to use and keep bundles in `folder` where this process runs a command that gains by it. */
function install(folder) {
  const command = commandOfProcess();
  if (folder === undefined || command === undefined || isHindered()) {
    findFiles();
    return;
  }
  const name = `${command[0]}-${zlib.crc32(JSON.stringify(command)).toString(16)}.bundle`;
  new ModuleCache(path.join(folder, "modules", name), keyOf(command)).install();
}

// One function in Node's place, known lookups and all: a stack trace has ten frames, and the user's comes after those of
// the search for a file that is missing.
function findFiles(lookups) {
  const search = Module._resolveFilename;
  Module._resolveFilename = function findFile(request, parent, isMain, options) {
    const isPlain = !isMain && parent?.filename && options?.paths === undefined;
    const known = isPlain ? lookups?.find(request, parent) : undefined;
    if (known !== undefined) return known;
    const file =
      typescript.fileBeside(request, parent) ?? search.call(this, request, parent, isMain, options);
    if (isPlain) lookups?.add(request, parent, file);
    return file;
  };
}

// Flags, because V8 takes no code that was compiled under others.
function commandOfProcess() {
  const [, script = "", word] = process.argv;
  if (!COMMANDS.has(word)) return undefined;
  const entry = realPath(script);
  if (path.dirname(entry) !== __dirname || !ENTRIES.has(path.basename(entry))) return undefined;
  const flags = process.execArgv.filter((flag) => /^--(?!require)/.test(flag));
  return [word, entry, flags, process.env.NODE_OPTIONS];
}

function keyOf(command) {
  const hook = HOOK.map((file) => stampOf(path.join(__dirname, file)));
  return JSON.stringify([command, process.version, process.arch, process.env.NODE_PATH, hook]);
}

function isHindered() {
  const { NODE_OPTIONS = "", NODE_V8_COVERAGE, HARDENED_CLUSTER_MODULE_CACHE } = process.env;
  if (NODE_V8_COVERAGE !== undefined || HARDENED_CLUSTER_MODULE_CACHE === "off") return true;
  if (zlib.crc32 === undefined) return true;
  return [...process.execArgv, ...NODE_OPTIONS.split(/\s+/)].some((flag) => HINDRANCE.test(flag));
}

function realPath(file) {
  try {
    return fs.realpathSync(file);
  } catch {
    return file;
  }
}

class ModuleCache {
  used = new Set();
  fresh = new Map();
  packFolders = new Map();

  constructor(file, key) {
    this.file = file;
    this.key = key;
    this.bundle = Bundle.read(file, key) ?? Bundle.empty();
    this.lookups = new Lookups(this.bundle.index);
  }

  install() {
    for (const ending of [".js", ".ts"]) this.loadFiles(ending);
    findFiles(this.lookups);
    nameRealPlaces(this.bundle);
    process.once("exit", () => {
      try {
        this.keep();
      } catch {
        // The run is over, and what it found stands: the next start is as slow as this one.
      }
    });
  }

  loadFiles(ending) {
    const loadFile = Module._extensions[ending];
    Module._extensions[ending] = (module, file) => {
      // Somebody who translates sources has put a `_compile` of their own on the module.
      const isTranslated = Object.hasOwn(module, "_compile");
      if (!isTranslated && this.run(module, file)) return;
      if (!isTranslated) this.watch(module, file);
      loadFile(module, file);
    };
  }

  /** Runs a module out of the bundle unless its file has changed. */
  run(module, file) {
    const stored = this.bundle.modules.get(file);
    if (stored === undefined || !isStill(stored.stamp, file)) return false;
    const run = this.bundle.functionOf(stored);
    this.used.add(stored);
    if (stored.isApart) typescript.takeMap(file, () => this.bundle.mapOf(stored));
    else if (file.endsWith(".ts")) typescript.takeMap(file, () => typescript.keptMap(file));
    run.call(module.exports, module.exports, this.requireOf(module), module, file, module.path);
    return true;
  }

  /** Nearly all requests ask for a module beside that has run already, and need nothing of what Node does for others. */
  requireOf(module) {
    if (module.filename.includes(MODULES))
      return requireOf(module, (request) => module.require(request));
    return requireOf(module, (request) => {
      const file = request.startsWith(".") ? this.lookups.find(request, module) : undefined;
      const known = file === undefined ? undefined : Module._cache[file];
      return known?.loaded ? known.exports : module.require(request);
    });
  }

  /** Takes note of the text that is compiled for a file. Its stamp is older, so a change meanwhile is noticed. */
  watch(module, file) {
    const stamp = stampOf(file);
    module._compile = (text, name, format) => {
      delete module._compile;
      if (name === file && format !== "module" && !CHANGES_SEARCH.test(text)) {
        const isApart = !this.belongsInCommon(file) || IMPORTS.test(text);
        this.fresh.set(file, { file, stamp, text: text.replace(/^#!/, "//"), isApart, idle: 0 });
      }
      return module._compile(text, name, format);
    };
  }

  belongsInCommon(file) {
    return (
      file.includes(MODULES) ||
      file.startsWith(__dirname + path.sep) ||
      this.isOfPack(path.dirname(file))
    );
  }

  isOfPack(folder) {
    let answer = this.packFolders.get(folder);
    if (answer === undefined) {
      const has = (name) => fs.existsSync(path.join(folder, name));
      if (has("PulumiPolicy.yaml")) answer = !has("Pulumi.yaml");
      else answer = folder !== path.dirname(folder) && this.isOfPack(path.dirname(folder));
      this.packFolders.set(folder, answer);
    }
    return answer;
  }

  /** At the end of the process: leaves what the next run needs, if this one had to do much without. */
  keep() {
    if (process.uptime() > LONG_RUN_SECONDS && this.bundle.modules.size > 0) return;
    const all = this.bundle.modules.size;
    const cold = [...this.used].filter(({ warm }) => !warm).length;
    const isOld = Date.now() - (this.bundle.index.written ?? 0) > DAY_MS;
    if (isMany(this.fresh.size, all) || (all > 0 && this.fresh.size > 0 && isOld))
      this.keepModules();
    else if (isMany(cold, all)) this.keepCode();
    else if (isMany(this.lookups.added, all)) this.write(this.bundle);
  }

  keepModules() {
    const stored = this.bundle.index.modules.map((module) => ({
      ...module,
      idle: this.used.has(module) ? 0 : module.idle + 1,
    }));
    const old = stored.filter(({ file, idle }) => !this.fresh.has(file) && idle <= IDLE_BUNDLES);
    const texts = [
      ...old.map((module) => this.withTexts(module)),
      ...[...this.fresh.values()].map((module) => ({ ...module, map: mapOf(module) })),
    ];
    this.write(bundleOf(texts));
    forgetOldBundles(path.dirname(this.file));
  }

  withTexts({ file, stamp, isApart, idle }) {
    const stored = this.bundle.modules.get(file);
    const { bundle } = this;
    return { file, stamp, isApart, idle, text: bundle.textOf(stored), map: bundle.mapOf(stored) };
  }

  keepCode() {
    this.bundle.keepCode();
    for (const module of this.used) module.warm = true;
    this.write(this.bundle);
  }

  write(bundle) {
    const lookups = this.lookups.stored((file) => bundle.modules.has(file));
    Object.assign(bundle.index, lookups, { written: Date.now() });
    bundle.write(this.file, this.key);
  }
}

function isMany(count, all) {
  return count > Math.max(FEW, all * FEW_OF_ALL);
}

function bundleOf(modules) {
  const cold = modules.map((module) => ({ ...module, warm: false }));
  try {
    return Bundle.of(cold);
  } catch {
    // An ES module that Node told by its syntax.
    return Bundle.of(cold.filter(isCommonJs));
  }
}

function isCommonJs(module) {
  try {
    return Bundle.of([module]).modules.size === 1;
  } catch {
    return false;
  }
}

// Places in a common script are told from the map of the file when somebody asks.
function mapOf({ file, isApart }) {
  return (isApart && typescript.mapOf(file)) || "";
}

/** What Node gives to each module; its own maker is internal. */
function requireOf(module, require) {
  require.resolve = (request, options) => Module._resolveFilename(request, module, false, options);
  require.resolve.paths = (request) => Module._resolveLookupPaths(request, module);
  require.main = process.mainModule;
  require.extensions = Module._extensions;
  require.cache = Module._cache;
  return require;
}

// Other versions of Node, other flags, and what a process that was killed left behind.
function forgetOldBundles(folder) {
  try {
    const files = fs.readdirSync(folder).map((name) => path.join(folder, name));
    const byAge = files.map((file) => ({ file, age: -fs.statSync(file).mtimeMs }));
    byAge.sort((a, b) => a.age - b.age);
    for (const { file } of byAge.slice(KEPT_BUNDLES)) fs.rmSync(file, { force: true });
  } catch {
    // Another process is faster, or the folder is not ours to write.
  }
}

module.exports = { install };
