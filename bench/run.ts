import os from "node:os";
import { parseArgs } from "node:util";
import { benchControls } from "./controls";
import { benchDispatch } from "./dispatch";
import { benchScale } from "./scale";
import { benchScan } from "./scan";
import { benchStartUp } from "./start-up";

const SECTIONS = {
  "start-up": benchStartUp,
  scale: benchScale,
  dispatch: benchDispatch,
  controls: benchControls,
  scan: benchScan,
} as const;

const HELP = `Usage: npm run bench [-- [--runs N] [${Object.keys(SECTIONS).join("|")}]...]

Prints medians of N runs (default 5) and ratios within this run. Runs everything without a section.
`;

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { runs: { type: "string", default: "5" }, help: { type: "boolean" } },
  });
  const runs = Number(values.runs);
  const unknown = positionals.filter((name) => !Object.hasOwn(SECTIONS, name));
  if (values.help || unknown.length > 0 || !Number.isInteger(runs) || runs < 1) {
    process.stdout.write(HELP);
    process.exitCode = values.help ? 0 : 2;
    return;
  }
  const machine = `${os.availableParallelism()} cores of ${os.cpus()[0]?.model ?? "unknown"}`;
  const load = os.loadavg()[0]?.toFixed(1);
  process.stdout.write(`Node ${process.version}, ${machine}, load ${load}, medians of ${runs}\n`);
  for (const [name, section] of Object.entries(SECTIONS)) {
    if (positionals.length === 0 || positionals.includes(name)) await section(runs);
  }
}

void main();
