"use strict";

// Preloaded into measured processes: leaves the peak memory of each in the folder that BENCH_USAGE_FOLDER names.
const fs = require("node:fs");
const path = require("node:path");

const folder = process.env.BENCH_USAGE_FOLDER;
if (folder) {
  process.on("exit", () => {
    const kibibytes = process.resourceUsage().maxRSS;
    fs.writeFileSync(path.join(folder, String(process.pid)), String(kibibytes));
  });
}
