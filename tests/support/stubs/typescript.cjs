"use strict";

// Stands in for `typescript` until something asks it for a member.
module.exports = new Proxy(
  {},
  {
    get: (_target, key) =>
      key === "__esModule" ? true : require("typescript/lib/typescript.js")[key],
  },
);
