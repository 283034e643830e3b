"use strict";

// Keeps out of the start what the Pulumi SDK and this command load at once and many a run never uses. The module is loaded
// when something of it is first used.
const Module = require("node:module");
const path = require("node:path");
const { grpcLater } = require("./grpc-later.cjs");

const OWN_FOLDER = __dirname + path.sep;
const SDK_FOLDER = /[\\/]@pulumi[\\/]pulumi[\\/]/;
const SDKS_FOLDER = /[\\/]@pulumi[\\/](?:pulumi|policy)[\\/]/;
const PACK_READER = /[\\/]policy-pack[\\/]kernel[\\/]/;

// Closure serialisation's compiler and reader of packages, and the Automation API.
const BY_SERIALISATION = new Set([
  "typescript",
  "@npmcli/arborist",
  "normalize-package-data",
  "./automation",
]);
const SERIALISATION = /^(index\.js|typescript-shim\.js|runtime[\\/]closure[\\/].*)$/;

// The plain reader reads nearly all YAML; fingerprints are not part of every report; packs run in this process.
const BY_COMMAND = new Set(["yaml", "node:crypto", "node:child_process", "./child-process"]);

// Messages of services that a run may never call, versions of packages, traces of requests, tokens of callbacks.
const BY_RUNTIME = /^(\.\.\/proto\/\w+_pb|semver|upath|@opentelemetry\/api|crypto|fs\/promises)$/;
const RUNTIME = /^runtime[\\/]/;

// Generated messages copy the names of all messages that they mention into a table which nothing reads, and mention them by
// the module alone.
const MENTIONED = /^\.\/\w+_pb\.js$/;
const MESSAGES = /^proto[\\/](?!\w+_grpc_pb)\w+_pb\.js$/;

function isMentioned(request, importer) {
  if (!MENTIONED.test(request)) return false;
  const [, inSdk] = importer.split(SDK_FOLDER);
  return inSdk !== undefined && MESSAGES.test(inSdk);
}

// Asked at each request of each module: nearly all end at its name.
function isLazy(request, importer) {
  if (BY_COMMAND.has(request)) {
    if (importer.startsWith(OWN_FOLDER)) return true;
    if (request === "yaml") return PACK_READER.test(importer);
  }
  const bySerialisation = BY_SERIALISATION.has(request);
  const byRuntime = BY_RUNTIME.test(request);
  if (!bySerialisation && !byRuntime && request !== "./provider") return false;
  const [, inSdk] = importer.split(SDK_FOLDER);
  if (inSdk === undefined) return false;
  if (bySerialisation) return SERIALISATION.test(inSdk);
  return byRuntime ? RUNTIME.test(inSdk) : inSdk === "index.js";
}

/** Programs that serve something of their own with gRPC get it as it is. */
function wantsGrpcLater(request, importer) {
  if (request !== "@grpc/grpc-js") return false;
  return SDKS_FOLDER.test(importer) || importer.startsWith(OWN_FOLDER);
}

function install() {
  const load = Module._load;
  const grpcByFile = new Map();
  const grpc = (request, parent) => {
    const file = Module._resolveFilename(request, parent, false);
    let later = grpcByFile.get(file);
    if (later === undefined) {
      const real = () => load.call(Module, request, parent, false);
      grpcByFile.set(file, (later = moduleLater(real, { own: grpcLater(real) })));
    }
    return later;
  };
  Module._load = function loadLazily(request, parent, isMain) {
    const importer = parent?.filename;
    if (typeof importer === "string") {
      if (wantsGrpcLater(request, importer)) return grpc(request, parent);
      const real = () => load.call(Module, request, parent, isMain);
      if (isMentioned(request, importer)) return moduleLater(real, { hidesNames: true });
      if (isLazy(request, importer)) return moduleLater(real);
    }
    return load.call(this, request, parent, isMain);
  };
}

/**
 * Stands for the exports of a module. `own` are exports that need no module yet. One that `hidesNames` gives each export to
 * who asks for it by name, and none to who copies all.
 */
function moduleLater(load, { own = {}, hidesNames = false } = {}) {
  let loaded;
  const real = () => (loaded ??= load());
  return new Proxy(
    {},
    {
      get(_target, name) {
        // So that compiled imports take it as it is, and copy nothing.
        if (name === "__esModule") return true;
        if (Object.hasOwn(own, name)) return own[name];
        const value = real()[name];
        return name === "default" && value === undefined ? real() : value;
      },
      has: (_target, name) => name in real(),
      ownKeys: () => (hidesNames ? [] : Reflect.ownKeys(real())),
      getOwnPropertyDescriptor: (_target, name) => {
        const found = hidesNames ? undefined : Reflect.getOwnPropertyDescriptor(real(), name);
        return found && { value: real()[name], enumerable: found.enumerable, configurable: true };
      },
    },
  );
}

module.exports = { install };
