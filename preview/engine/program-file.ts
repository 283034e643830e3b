import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";

import { log } from "@pulumi/pulumi";

import type { ProgramFileOptions, ProgramRun } from "./program";
import { runProgram } from "./run";

const load = createRequire(__filename);
const MODULES = `${path.sep}node_modules${path.sep}`;
// Modules of earlier programs; a module that was there before any program stays.
const loadedByPrograms = new Set<string>();

/**
 * Runs the program in a file, in the way of `pulumi preview`: loading the module registers the resources, its exports are
 * the stack's outputs, and an exported function is called. The program's own modules are evaluated anew for every run;
 * installed packages are shared. Rejects for no error of the program, a file that cannot be loaded included.
 */
export function runProgramFile(options: ProgramFileOptions): Promise<ProgramRun> {
  const { entry, ...rest } = options;
  return runProgram({ ...rest, program: () => evaluate(entry) });
}

function evaluate(entry: string): unknown {
  forgetPrograms();
  const before = new Set(Object.keys(load.cache));
  try {
    const exported: unknown = load(moduleOf(entry));
    warnOfOtherSdk();
    const value = isModuleNamespace(exported) ? ofNamespace(exported) : exported;
    return typeof value === "function" ? value() : value;
  } finally {
    for (const file of Object.keys(load.cache)) {
      if (!before.has(file) && !file.includes(MODULES)) loadedByPrograms.add(file);
    }
  }
}

/** Log messages and places of resources are only seen in the copy of the SDK that this engine has loaded. */
function warnOfOtherSdk(): void {
  const own = load.resolve("@pulumi/pulumi");
  const suffix = path.join(path.sep, "@pulumi", "pulumi", "index.js");
  const other = Object.keys(load.cache).find((file) => file.endsWith(suffix) && file !== own);
  if (other === undefined) return;
  void log.warn(`the program uses its own copy of @pulumi/pulumi: found ${other}, wanted ${own}`);
}

function forgetPrograms(): void {
  for (const file of loadedByPrograms) Reflect.deleteProperty(load.cache, file);
  loadedByPrograms.clear();
}

/** A folder ends in a separator, so that a file of the same name beside it is not taken instead. */
function moduleOf(entry: string): string {
  const isFolder = fs.statSync(entry, { throwIfNoEntry: false })?.isDirectory() ?? false;
  return isFolder && !entry.endsWith(path.sep) ? entry + path.sep : entry;
}

function isModuleNamespace(value: unknown): value is Readonly<Record<string, unknown>> {
  return (
    typeof value === "object" &&
    value !== null &&
    Reflect.get(value, Symbol.toStringTag) === "Module"
  );
}

/** An ES module has a default export or named exports, never both (sdk/nodejs/cmd/run/run.ts). */
function ofNamespace(namespace: Readonly<Record<string, unknown>>): unknown {
  const names = Object.keys(namespace).filter(
    (name) => name !== "__esModule" && name !== "module.exports",
  );
  if (!names.includes("default")) return namespace;
  if (names.length === 1) return namespace["default"];
  throw new Error(
    `exports of the program: found a default export and ${names.length - 1} named, wanted one kind`,
  );
}
