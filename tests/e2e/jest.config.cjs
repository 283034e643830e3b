"use strict";

const base = require("../../jest.config.cjs");

// Tests that need programs beyond Node: each says which, and is counted as skipped where they are missing.
module.exports = {
  ...base,
  rootDir: "../..",
  roots: ["<rootDir>/tests/e2e"],
  testPathIgnorePatterns: ["/node_modules/"],
  testTimeout: 300_000,
};
