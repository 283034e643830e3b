"use strict";

// Adds up the counts of jest's JSON results; a file that is missing means that its run did not get that far.
const fs = require("node:fs");

let [passed, failed, skipped] = [0, 0, 0];
for (const file of process.argv.slice(2)) {
  if (!fs.existsSync(file)) {
    console.log(`no result: ${file}`);
    failed += 1;
    continue;
  }
  const result = JSON.parse(fs.readFileSync(file, "utf8"));
  passed += result.numPassedTests;
  failed += result.numFailedTests + result.numRuntimeErrorTestSuites;
  skipped += result.numPendingTests;
}
console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`);
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
