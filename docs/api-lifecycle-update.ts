import fs from "node:fs";
import path from "node:path";
import { lifecycleTable, TABLE } from "./api-lifecycle";

// Writes the table of deprecated and removed APIs anew; needs `go` and the Go module proxy.
fs.writeFileSync(path.join(__dirname, "..", TABLE), lifecycleTable());
process.stdout.write(`${TABLE} written\n`);
