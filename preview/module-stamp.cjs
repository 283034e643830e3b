"use strict";

const fs = require("node:fs");

/**
 * What changes when a file or the list of names in a folder does; empty for a path where nothing is. The time of the last
 * change of the inode is part of it, because package managers give unpacked files the time of the archive. It also changes
 * with another link to the file, as stores of packages make them: then a bundle is written too often, and never too seldom.
 */
function stampOf(path) {
  const found = statOf(path);
  return found === undefined ? [] : [found.size, found.mtimeMs, found.ctimeMs];
}

function isStill(stamp, path) {
  const found = statOf(path);
  if (found === undefined) return stamp.length === 0;
  return found.size === stamp[0] && found.mtimeMs === stamp[1] && found.ctimeMs === stamp[2];
}

function statOf(path) {
  try {
    return fs.statSync(path, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}

module.exports = { isStill, stampOf };
