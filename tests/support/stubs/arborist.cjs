"use strict";

// Closure serialisation is the only user of arborist in the Pulumi SDK, and no test serialises a closure.
function Arborist() {
  throw new Error("arborist is not loaded in tests");
}

module.exports = { Arborist };
