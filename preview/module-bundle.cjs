"use strict";

// The stored form of many modules in one piece: their code as one script (two, because text beyond Latin-1 doubles the
// size of a script), V8's compiled code of it, and an index. One file, so that its parts always belong together.
const { Buffer } = require("node:buffer");
const fs = require("node:fs");
const vm = require("node:vm");
const zlib = require("node:zlib");
const { replaceFile } = require("./cache-folder.cjs");

const HEADER_BYTES = 128;
const BEFORE_MODULE = "function(exports,require,module,__filename,__dirname){\n";
const AFTER_MODULE = "\n},\n";
const ENCODINGS = ["latin1", "utf16le"];
// No path, so that whoever reads stack traces without the mapping of this file takes these frames for nobody's.
const scriptName = (piece) => `hardened-cluster-modules-${piece}`;
const PLACE = /hardened-cluster-modules-(\d):(\d+):(\d+)/g;

/**
 * What is stored of a module: `[size, mtime, ctime]` of its file when it was read, the script that holds it, where its text
 * stands there, the line before its first, whether the stored code knows its functions, and how many bundles were
 * written since it was last used.
 * @typedef {{file: string, stamp: readonly number[], piece: number, start: number, length: number, line: number,
 *   warm: boolean, idle: number}} StoredModule
 */

class Bundle {
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
    const pieces = [];
    let at = HEADER_BYTES;
    const next = (length) => bytes.subarray(at, (at += length));
    for (const [code, source] of header.pieces)
      pieces.push({ code: next(code), source: next(source) });
    const index = JSON.parse(next(header.index).toString("utf8"));
    if (index.key !== key) return undefined;
    return new Bundle(index, pieces);
  }

  /** A bundle of modules with their texts; throws a SyntaxError for text that is no CommonJS. */
  static of(modules, index) {
    const texts = ENCODINGS.map(() => ["["]);
    const at = ENCODINGS.map(() => ({ start: 1, line: 1 }));
    const stored = modules.map(({ text, ...module }) => {
      const piece = /[^\0-\xff]/.test(text) ? 1 : 0;
      const place = at[piece];
      const start = place.start + BEFORE_MODULE.length;
      const entry = { ...module, piece, start, length: text.length, line: place.line };
      texts[piece].push(BEFORE_MODULE, text, AFTER_MODULE);
      place.start = start + text.length + AFTER_MODULE.length;
      place.line += lineBreaks(BEFORE_MODULE) + lineBreaks(text) + lineBreaks(AFTER_MODULE);
      return entry;
    });
    const pieces = texts.map((parts, piece) => {
      const text = `${parts.join("")}]`;
      new vm.Script(text, { filename: scriptName(piece) });
      return { source: Buffer.from(text, ENCODINGS[piece]), code: Buffer.alloc(0) };
    });
    return new Bundle({ ...index, modules: stored }, pieces);
  }

  write(file, key) {
    const index = Buffer.from(JSON.stringify({ ...this.index, key }));
    const body = [];
    for (const piece of this.pieces) body.push(piece.code, piece.source);
    body.push(index);
    const pieces = this.pieces.map(({ code, source }) => [code.length, source.length]);
    const header = { pieces, index: index.length, sum: checksum(body) };
    replaceFile(file, [JSON.stringify(header).padEnd(HEADER_BYTES), ...body]);
  }

  textOf({ piece, start, length }) {
    const width = piece === 0 ? 1 : 2;
    const { source } = this.pieces[piece];
    return source.toString(ENCODINGS[piece], start * width, (start + length) * width);
  }

  /** The function whose body is the module. */
  functionOf(module) {
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

  /** Takes over what V8 has compiled of the scripts so far. */
  keepCode() {
    for (const piece of this.pieces) {
      if (piece.script !== undefined) piece.code = piece.script.createCachedData();
    }
  }

  /** Stack-trace text with the places in modules instead of those in the scripts. */
  withRealPlaces(trace) {
    if (!trace.includes("hardened-cluster-modules-")) return trace;
    return trace.replace(PLACE, (place, piece, line, column) => {
      const module = this.moduleAt(Number(piece), Number(line));
      return module === undefined ? place : `${module.file}:${line - module.line}:${column}`;
    });
  }

  moduleAt(piece, line) {
    let found;
    for (const module of this.index.modules) {
      if (module.piece === piece && module.line < line && (found?.line ?? 0) < module.line)
        found = module;
    }
    return found;
  }
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
