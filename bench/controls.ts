import type { ControlsResult } from "./controls-run";
import { inTurns, median, runScript } from "./measure";
import { printTable, printVerdict } from "./table";

const FEW = 1000;
const MANY = 20_000;
const CONTAINERS = 500;

/** What all controls take for one Kubernetes object, for many, and for a very large one. */
export async function benchControls(runs: number): Promise<void> {
  const run = (...args: readonly number[]) =>
    runScript<ControlsResult>("controls-run.ts", ...args.map(String));
  const results = await inTurns(runs, {
    few: () => run(FEW),
    many: () => run(MANY),
    large: () => run(1, CONTAINERS),
  });
  const of = (name: keyof typeof results) =>
    median(results[name].map(({ milliseconds }) => milliseconds));
  const few = of("few") / FEW;
  const many = of("many") / MANY;
  const row = (name: keyof typeof results, title: string, objects: number) => [
    title,
    of(name).toFixed(0),
    (of(name) / objects).toFixed(3),
  ];
  printTable(
    `All ${results.few[0]?.controls ?? 0} controls in process, from decoded inputs to the record`,
    ["Deployments", "ms", "ms per object"],
    [
      row("few", `${FEW} of 2 containers`, FEW),
      row("many", `${MANY} of 2 containers`, MANY),
      row("large", `1 of ${CONTAINERS} containers`, 1),
    ],
  );
  printVerdict("one object", `${few.toFixed(3)} ms`, "<= 0.3 ms", few <= 0.3);
  const growth = many / few;
  printVerdict(`one of ${MANY}`, `${growth.toFixed(2)} times`, "<= 1.2 times", growth <= 1.2);
  const large = of("large");
  printVerdict(`${CONTAINERS} containers`, `${large.toFixed(0)} ms`, "< 50 ms", large < 50);
}
