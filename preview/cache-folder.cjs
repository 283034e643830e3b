"use strict";

// The folder of everything that one start keeps for the next: compiled TypeScript, V8's code, bundles of modules.
const fs = require("node:fs");
const os = require("node:os");
const path = require("node:path");

const NAME = "hardened-cluster";
const WRITABLE_BY_OTHERS = 0o022;

/**
 * Beside the installed packages, so that removing node_modules removes it; else in the user's temporary folder. Undefined
 * when there is none that can be trusted: what lies in the folder is run.
 */
function cacheFolder() {
  for (let folder = __dirname; ; folder = path.dirname(folder)) {
    const modules = path.join(folder, "node_modules");
    if (fs.existsSync(modules)) return path.join(modules, ".cache", NAME);
    if (folder === path.dirname(folder)) return ownFolder(os.tmpdir());
  }
}

/** A folder that the user alone may write, in one where everybody may make folders of any name. */
function ownFolder(parent) {
  // Windows has a temporary folder for each user, and neither ids nor modes.
  const user = process.getuid?.();
  const folder = path.join(parent, user === undefined ? NAME : `${NAME}-${user}`);
  try {
    fs.mkdirSync(folder, { mode: 0o700 });
  } catch (error) {
    if (error.code !== "EEXIST") return undefined;
  }
  const found = fs.lstatSync(folder, { throwIfNoEntry: false });
  if (found === undefined || !found.isDirectory()) return undefined;
  if (user === undefined) return folder;
  return found.uid === user && (found.mode & WRITABLE_BY_OTHERS) === 0 ? folder : undefined;
}

/** Writes a file in one step: a reader finds the old one or the new one. A read-only installation costs speed alone. */
function replaceFile(file, parts) {
  const partial = `${file}.${process.pid}.partial`;
  try {
    fs.mkdirSync(path.dirname(file), { recursive: true });
    const target = fs.openSync(partial, "w");
    try {
      for (const part of parts) fs.writeFileSync(target, part);
    } finally {
      fs.closeSync(target);
    }
    fs.renameSync(partial, file);
  } catch {
    try {
      fs.rmSync(partial, { force: true });
    } catch {
      // The folder is not ours to write.
    }
  }
}

module.exports = { cacheFolder, ownFolder, replaceFile };
