"use strict";

// The target minor of Kubernetes and its two neighbours, for `npm run test:e2e:all`.
process.env.HARDENED_CLUSTER_E2E_MINORS ??= "1.34 1.35 1.36";

module.exports = require("./jest.config.cjs");
