import { inTurns, median, runScript } from "./measure";
import type { ScaleResult } from "./scale-run";
import { printTable, printVerdict } from "./table";

const FEW = 2000;
const MANY = 4000;

/** How time and memory grow with the number of resources, program and pack together. */
export async function benchScale(runs: number): Promise<void> {
  const results = await inTurns(runs, {
    few: () => runScript<ScaleResult>("scale-run.ts", String(FEW)),
    many: () => runScript<ScaleResult>("scale-run.ts", String(MANY)),
  });
  const of = (name: keyof typeof results, key: keyof ScaleResult) =>
    median(results[name].map((run) => run[key]));
  const ratio = of("many", "totalSeconds") / of("few", "totalSeconds");
  const row = (name: keyof typeof results, resources: number) => [
    `${resources} resources`,
    of(name, "totalSeconds").toFixed(2),
    of(name, "programSeconds").toFixed(2),
    of(name, "policySeconds").toFixed(2),
    of(name, "megabytes").toFixed(0),
    (of(name, "totalSeconds") / of("few", "totalSeconds")).toFixed(2),
  ];
  printTable(
    "Synthetic stack through program and pack, start-up included",
    ["stack", "total s", "program s", "pack s", "peak MB", "ratio"],
    [row("few", FEW), row("many", MANY)],
  );
  const seconds = of("few", "totalSeconds");
  printVerdict(`${FEW} resources`, `${seconds.toFixed(2)} s`, "<= 5 s", seconds <= 5);
  printVerdict("twice the resources", `${ratio.toFixed(2)} times`, "<= 2.2 times", ratio <= 2.2);
}
