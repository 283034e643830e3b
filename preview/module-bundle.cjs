"use strict";

// The stored form of many modules in one file, so that its parts always belong together: an index, most modules as one
// script (two, because text beyond Latin-1 doubles the size of a script), the others as scripts of their own.
const { Buffer } = require("node:buffer");
const fs = require("node:fs");
const vm = require("node:vm");
const zlib = require("node:zlib");
const { replaceFile } = require("./cache-folder.cjs");
const { ModuleScript } = require("./module-script.cjs");

const HEADER_BYTES = 128;
const BEFORE_MODULE = "function(exports,require,module,__filename,__dirname){\n";
const AFTER_MODULE = "\n},\n";
const ENCODINGS = ["latin1", "utf16le"];
// No path, so that whoever reads stack traces without the mapping of this file takes these frames for nobody's.
const scriptName = (piece) => `hardened-cluster-modules-${piece}`;
const PLACE = /hardened-cluster-modules-\d:\d+:\d+/g;

/**
 * What is stored of a module: `[size, mtime, ctime]` of its file when it was read, whether the stored code knows its
 * functions, and how many bundles were written since it was last used. In a common script: which one, where its text stands
 * there, and the line before its first. With a script of its own: whether its text is wide, and the lengths of its parts.
 * @typedef {{file: string, stamp: readonly number[], warm: boolean, idle: number,
 *   piece?: number, start?: number, length?: number, line?: number,
 *   isWide?: boolean, lengths?: readonly number[]}} StoredModule
 */

class Bundle {
  scripts = new Map();
  // A program asks for the same places once for each of its resources.
  places = new Map();

  /** @param {{modules: StoredModule[], lookups: object, watched: object}} index */
  constructor(index, pieces) {
    this.index = index;
    this.pieces = pieces;
    this.modules = new Map(index.modules.map((module) => [module.file, module]));
  }

  static empty() {
    const pieces = ENCODINGS.map(() => ({ source: Buffer.from("[]"), code: Buffer.alloc(0) }));
    return new Bundle({ modules: [], lookups: {}, watched: [] }, pieces);
  }

  /** The bundle in a file; undefined when there is none, or one that is broken or was made under another key. */
  static read(file, key) {
    let bytes;
    try {
      bytes = fs.readFileSync(file);
    } catch {
      return undefined;
    }
    const header = headerOf(bytes);
    if (header === undefined) return undefined;
    let at = HEADER_BYTES;
    const next = (length) => bytes.subarray(at, (at += length));
    const pieces = header.pieces.map(([code, source]) => ({
      code: next(code),
      source: next(source),
    }));
    const index = JSON.parse(next(header.index).toString("utf8"));
    if (index.key !== key) return undefined;
    const bundle = new Bundle(index, pieces);
    for (const module of index.modules) {
      if (module.lengths === undefined) continue;
      const parts = module.lengths.map(next);
      bundle.scripts.set(module, new ModuleScript(module.file, module.isWide, parts));
    }
    return bundle;
  }

  /**
   * A bundle of modules with their texts, and source maps where there are; `isApart` gives one a script of its own. Throws a
   * SyntaxError for text that is no CommonJS.
   */
  static of(modules) {
    const common = modules.filter(({ isApart }) => !isApart);
    const { stored, pieces } = commonScripts(common);
    const bundle = new Bundle({ modules: stored }, pieces);
    for (const { text, map, ...module } of modules.filter(({ isApart }) => isApart)) {
      const script = ModuleScript.of(module.file, text, map);
      const entry = { ...module, isWide: script.isWide };
      stored.push(entry);
      bundle.modules.set(entry.file, entry);
      bundle.scripts.set(entry, script);
    }
    return bundle;
  }

  write(file, key) {
    const apart = [];
    for (const [module, { parts }] of this.scripts) {
      module.lengths = parts.map((part) => part.length);
      apart.push(...parts);
    }
    const modules = this.index.modules.filter((module) => !this.scripts.has(module));
    const inOrder = [...modules, ...this.scripts.keys()];
    const index = Buffer.from(JSON.stringify({ ...this.index, modules: inOrder, key }));
    const body = [...this.pieces.flatMap(({ code, source }) => [code, source]), index, ...apart];
    const pieces = this.pieces.map(({ code, source }) => [code.length, source.length]);
    const header = { pieces, index: index.length, sum: checksum(body) };
    replaceFile(file, [JSON.stringify(header).padEnd(HEADER_BYTES), ...body]);
  }

  textOf(module) {
    const script = this.scripts.get(module);
    if (script !== undefined) return script.text;
    const { piece, start, length } = module;
    const width = piece === 0 ? 1 : 2;
    const { source } = this.pieces[piece];
    return source.toString(ENCODINGS[piece], start * width, (start + length) * width);
  }

  /** The source map as JSON, empty when there is none. */
  mapOf(module) {
    return this.scripts.get(module)?.map ?? "";
  }

  /** The function whose body is the module. */
  functionOf(module) {
    const script = this.scripts.get(module);
    if (script !== undefined) return functionOfScript(module, script);
    const piece = this.pieces[module.piece];
    piece.functions ??= this.functionsOf(module.piece);
    return piece.functions.get(module);
  }

  functionsOf(number) {
    const piece = this.pieces[number];
    piece.script = new vm.Script(piece.source.toString(ENCODINGS[number]), {
      filename: scriptName(number),
      cachedData: piece.code.length === 0 ? undefined : piece.code,
    });
    const members = this.index.modules.filter((module) => module.piece === number);
    // Another build of V8, or other flags: what it compiles anew is stored at the end.
    if (piece.script.cachedDataRejected) for (const module of members) module.warm = false;
    const functions = piece.script.runInThisContext();
    return new Map(members.map((module, index) => [module, functions[index]]));
  }

  /** Takes over what V8 has compiled so far. */
  keepCode() {
    for (const piece of this.pieces) {
      if (piece.script !== undefined) piece.code = piece.script.createCachedData();
    }
    for (const [module, script] of this.scripts) if (!module.warm) script.keepCode();
  }

  /** Stack-trace text with the places in modules instead of those in the common scripts. */
  withRealPlaces(trace) {
    if (!trace.includes("hardened-cluster-modules-")) return trace;
    return trace.replace(PLACE, (place) => {
      let real = this.places.get(place);
      if (real === undefined) this.places.set(place, (real = this.realPlace(place)));
      return real;
    });
  }

  realPlace(place) {
    const [piece, line, column] = place.match(/\d+/g).map(Number);
    let found;
    for (const module of this.index.modules) {
      if (module.piece === piece && module.line < line && (found?.line ?? 0) < module.line)
        found = module;
    }
    return found === undefined ? place : `${found.file}:${line - found.line}:${column}`;
  }
}

function functionOfScript(module, script) {
  if (script.compiled().cachedDataRejected) module.warm = false;
  return script.function();
}

function commonScripts(modules) {
  const texts = ENCODINGS.map(() => ["["]);
  const at = ENCODINGS.map(() => ({ start: 1, line: 1 }));
  const stored = modules.map(({ text, file, stamp, warm, idle }) => {
    const piece = /[^\0-\xff]/.test(text) ? 1 : 0;
    const place = at[piece];
    const start = place.start + BEFORE_MODULE.length;
    const where = { piece, start, length: text.length, line: place.line };
    texts[piece].push(BEFORE_MODULE, text, AFTER_MODULE);
    place.start = start + text.length + AFTER_MODULE.length;
    place.line += lineBreaks(BEFORE_MODULE) + lineBreaks(text) + lineBreaks(AFTER_MODULE);
    return { file, stamp, warm, idle, ...where };
  });
  const pieces = texts.map((parts, piece) => {
    const text = `${parts.join("")}]`;
    new vm.Script(text, { filename: scriptName(piece) });
    return { source: Buffer.from(text, ENCODINGS[piece]), code: Buffer.alloc(0) };
  });
  return { stored, pieces };
}

function headerOf(bytes) {
  try {
    const header = JSON.parse(bytes.toString("latin1", 0, HEADER_BYTES));
    return checksum([bytes.subarray(HEADER_BYTES)]) === header.sum ? header : undefined;
  } catch {
    return undefined;
  }
}

// Against files that a full disk or a lost machine left behind; V8 runs compiled code without looking at it.
function checksum(parts) {
  return parts.reduce((sum, part) => zlib.crc32(part, sum), 0);
}

function lineBreaks(text) {
  return text.split(/\r\n|[\n\r\u2028\u2029]/).length - 1;
}

module.exports = { Bundle };
