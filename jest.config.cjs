"use strict";

const path = require("node:path");

// The Pulumi SDK loads typescript and arborist eagerly for closure serialisation; the stubs load them on first use.
const stub = (name) => path.join("<rootDir>", "tests", "support", "stubs", `${name}.cjs`);

module.exports = {
  testEnvironment: "node",
  roots: ["<rootDir>/tests"],
  testPathIgnorePatterns: ["/node_modules/", "<rootDir>/tests/e2e/"],
  transform: {
    "^.+\\.ts$": [
      "@swc/jest",
      {
        jsc: {
          target: "es2022",
          parser: { syntax: "typescript" },
          transform: { useDefineForClassFields: false },
        },
        module: { type: "commonjs", ignoreDynamic: true },
        sourceMaps: "inline",
      },
    ],
  },
  moduleNameMapper: { "^typescript$": stub("typescript"), "^@npmcli/arborist$": stub("arborist") },
  // Far more than any test takes on an idle machine: a busy one must not fail what is right.
  testTimeout: 180_000,
  workerIdleMemoryLimit: "1GB",
  maxWorkers: 2,
};
