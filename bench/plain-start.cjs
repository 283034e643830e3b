"use strict";

// Starts the program beside this file as the Pulumi CLI's language host does by default: ts-node with type check. The
// SDK's mocks stand in for the engine; no policy pack runs.
const path = require("node:path");

require("ts-node").register({ cwd: __dirname, transpileOnly: false, typeCheck: true });

const { runtime } = require("@pulumi/pulumi");

runtime.setAllConfig(JSON.parse(process.env.PULUMI_CONFIG));
runtime.setMocks(
  { newResource: ({ inputs }) => ({ id: undefined, state: inputs }), call: () => ({}) },
  process.env.BENCH_PROJECT,
  process.env.BENCH_STACK,
  true,
);

// Announced as features, and not there: the mocks of this SDK version cannot run a program with resource hooks.
const monitor = runtime.getMonitor();
for (const method of ["registerResourceHook", "registerErrorHook"]) {
  monitor[method] ??= (_request, callback) => callback(null, {});
}

async function main() {
  await runtime.runInPulumiStack(async () => require(path.join(__dirname, "index.ts")));
  await runtime.disconnect();
}

void main();
