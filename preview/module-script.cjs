"use strict";

// A module as a script of its own, under the name of its file: places in it are right for everybody, and it may import.
const { Buffer } = require("node:buffer");
const vm = require("node:vm");

// On a line before the module's first, which is what the offset is for.
const BEFORE_MODULE = "(function (exports, require, module, __filename, __dirname) {\n";
const AFTER_MODULE = "\n})";
const LATIN1 = /^[\0-\xff]*$/;

/** The stored form: text, V8's code of it, source map; each empty when there is none. */
class ModuleScript {
  constructor(file, isWide, parts) {
    this.file = file;
    this.isWide = isWide;
    this.parts = parts;
  }

  /** Throws a SyntaxError for text that is no CommonJS. */
  static of(file, text, map) {
    const isWide = !LATIN1.test(text);
    const bytes = Buffer.from(text, isWide ? "utf16le" : "latin1");
    const made = new ModuleScript(file, isWide, [bytes, Buffer.alloc(0), Buffer.from(map)]);
    made.compiled();
    return made;
  }

  get text() {
    return this.parts[0].toString(this.isWide ? "utf16le" : "latin1");
  }

  get map() {
    return this.parts[2].toString("utf8");
  }

  function() {
    return (this.run ??= this.compiled().runInThisContext());
  }

  compiled() {
    const [, code] = this.parts;
    this.script ??= new vm.Script(`${BEFORE_MODULE}${this.text}${AFTER_MODULE}`, {
      filename: this.file,
      lineOffset: -1,
      cachedData: code.length === 0 ? undefined : code,
      importModuleDynamically: vm.constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
    });
    return this.script;
  }

  keepCode() {
    if (this.run !== undefined) this.parts[1] = this.script.createCachedData();
  }
}

module.exports = { ModuleScript };
