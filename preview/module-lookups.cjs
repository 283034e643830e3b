"use strict";

// Which file each request of a module led to, and the places on disk on which that depends: while they are unchanged the
// ordinary search, which asks the disk several times for each request, would end at the same file.
const fs = require("node:fs");
const Module = require("node:module");
const path = require("node:path");
const { isStill, stampOf } = require("./module-stamp.cjs");

class Lookups {
  // By folder of the asking module, then by request: the file, then numbers of watched places.
  table;
  watched;
  changed = new Set();
  numbers = new Map();
  askers = new WeakMap();
  used = new Set();
  /** How many requests had to be searched for. */
  added = 0;

  /** @param {{lookups: object, watched: readonly {path: string, stamp: readonly number[]}[]}} index */
  constructor({ lookups, watched }) {
    this.table = lookups;
    this.watched = [...watched];
    for (const [number, place] of watched.entries()) {
      this.numbers.set(place.path, number);
      if (!isStill(place.stamp, place.path)) this.changed.add(number);
    }
  }

  find(request, parent) {
    const known = this.requestsOf(parent)?.[request];
    if (!Array.isArray(known)) return undefined;
    if (this.changed.size > 0 && known.some((part) => this.changed.has(part))) return undefined;
    this.used.add(known);
    return known[0];
  }

  requestsOf(parent) {
    if (!this.askers.has(parent)) this.askers.set(parent, this.table[asking(parent)]);
    return this.askers.get(parent);
  }

  add(request, parent, file) {
    const places = placesAsked(request, path.dirname(parent.filename), file);
    if (places === undefined) return;
    const requests = (this.table[asking(parent)] ??= {});
    this.askers.set(parent, requests);
    const known = (requests[request] = [
      file,
      ...[...new Set(places)].map((place) => this.numberOf(place)),
    ]);
    this.used.add(known);
    this.added += 1;
  }

  // A place that changed gets a new number: the old one keeps what depended on it from being used.
  numberOf(place) {
    let number = this.numbers.get(place);
    if (number === undefined || this.changed.has(number)) {
      number = this.watched.push({ path: place, stamp: stampOf(place) }) - 1;
      this.numbers.set(place, number);
    }
    return number;
  }

  /** What the next start can use: lookups of this run, and others whose file `isKept`. */
  stored(isKept) {
    const stored = new Lookups({ lookups: {}, watched: [] });
    for (const [asker, requests] of Object.entries(this.table)) {
      for (const [request, known] of Object.entries(requests)) {
        const [file, ...numbers] = known;
        const isOld = !this.used.has(known) && !isKept(file);
        if (isOld || numbers.some((number) => this.changed.has(number))) continue;
        const places = numbers.map((number) => stored.share(this.watched[number]));
        (stored.table[asker] ??= {})[request] = [file, ...places];
      }
    }
    return { lookups: stored.table, watched: stored.watched };
  }

  share(place) {
    let number = this.numbers.get(place.path);
    if (number === undefined) {
      number = this.watched.push(place) - 1;
      this.numbers.set(place.path, number);
    }
    return number;
  }
}

// The hook looks for TypeScript first when a TypeScript file asks.
function asking({ filename }) {
  return filename.endsWith(".ts") ? `${path.dirname(filename)}:ts` : path.dirname(filename);
}

/**
 * The files and folders that decide where a request leads, undefined when that cannot be told from the result: for links in
 * the middle of a relative path, for requests by names that a package gives itself.
 */
function placesAsked(request, folder, file) {
  if (!path.isAbsolute(file)) return undefined;
  if (/^\.{1,2}(\/|$)/.test(request)) {
    const base = path.resolve(folder, request);
    return file.startsWith(base) ? placesBeside(base, file) : undefined;
  }
  if (request.startsWith("#") || path.isAbsolute(request)) return undefined;
  return placesOfPackage(request, folder, file);
}

// A name that is tried before, or another folder's `main`, is a new name in a folder or a change of its manifest.
function placesBeside(base, file) {
  const beside = [path.dirname(base), path.dirname(file)];
  const inFolder = file.startsWith(base + path.sep);
  return inFolder ? [...beside, base, path.join(base, "package.json")] : beside;
}

// Folders of packages nearer than the one where it was found could gain one of the same name. One that is a link can be
// pointed elsewhere, which changes the folder of the link.
function placesOfPackage(request, folder, file) {
  const name = request
    .split("/")
    .slice(0, request.startsWith("@") ? 2 : 1)
    .join("/");
  const places = [];
  for (const modules of Module._nodeModulePaths(folder)) {
    const home = path.join(modules, name);
    const found = [path.join(home, "package.json"), path.dirname(file)];
    if (file.startsWith(home + path.sep))
      return [...places, ...found, ...placesBeside(path.join(modules, request), file)];
    places.push(modules, path.dirname(home));
    if (fs.existsSync(home)) {
      const isTarget = file.startsWith(fs.realpathSync(home) + path.sep);
      return isTarget ? [...places, ...found] : undefined;
    }
  }
  return undefined;
}

module.exports = { Lookups };
