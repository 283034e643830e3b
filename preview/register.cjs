"use strict";

// Preloaded (`node --require`) before the preview command. It lets Node run TypeScript sources with no build step, keeps
// packages that the Pulumi SDK loads eagerly out of the start-up path, and gets the rest from what an earlier start left.
const Module = require("node:module");
const path = require("node:path");
const { cacheFolder } = require("./cache-folder.cjs");

const folder = cacheFolder();
// Compiled code of the files below, and of modules that no bundle holds: saves their parsing at every start.
if (folder !== undefined) Module.enableCompileCache?.(path.join(folder, "code"));

const lazyModules = require("./lazy-modules.cjs");
const moduleCache = require("./module-cache.cjs");
const typescript = require("./typescript.cjs");

lazyModules.install();
typescript.install(folder);
moduleCache.install(folder);

module.exports = { originalPosition: typescript.originalPosition };
