"use strict";

// Closure serialisation is the only user of arborist in the Pulumi SDK, and no test serialises a closure.
module.exports = {
  Arborist: class {
    constructor() {
      throw new Error("arborist is not loaded in tests");
    }
  },
};
