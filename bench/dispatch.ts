import type { DispatchResult } from "./dispatch-run";
import { inTurns, median, runScript } from "./measure";
import { DESIGNS, writePack, type Design } from "./synthetic-packs";
import { printTable } from "./table";

const COUNTS = [10, 200] as const;
const MODES = ["in process", "child process"] as const;

/** What one more control costs per resource, for three ways to hand a resource to its controls. */
export async function benchDispatch(runs: number): Promise<void> {
  const rows: string[][] = [];
  for (const mode of MODES) {
    const cases = Object.keys(DESIGNS).flatMap((design) =>
      COUNTS.map((count) => ({ design: design as Design, count })),
    );
    const packs = cases.map(({ design, count }) => writePack(design, count));
    try {
      const results = await inTurns(
        runs,
        Object.fromEntries(
          cases.map(({ design, count }, index) => [
            `${mode}, ${design}, ${count} controls`,
            () => runScript<DispatchResult>("dispatch-run.ts", packs[index]?.folder ?? "", mode),
          ]),
        ),
      );
      for (const design of Object.keys(DESIGNS) as Design[]) {
        const times = COUNTS.map((count) => results[`${mode}, ${design}, ${count} controls`] ?? []);
        rows.push(rowOf(mode, design, times));
      }
    } finally {
      for (const pack of packs) pack.remove();
    }
  }
  printTable(
    "Cost of controls: 1,000 resources of four types in turn, every control passes",
    [
      "dispatch",
      ...COUNTS.map((count) => `ms/resource, ${count}`),
      "us/resource and control",
      ...COUNTS.map((count) => `stack pass ms, ${count}`),
    ],
    rows,
  );
}

function rowOf(
  mode: string,
  design: Design,
  times: readonly (readonly DispatchResult[])[],
): string[] {
  const perResource = times.map((runs) =>
    median(runs.map((run) => run.milliseconds / run.resources)),
  );
  const stackPass = times.map((runs) => median(runs.map((run) => run.stackMilliseconds)));
  const [few = Number.NaN, many = Number.NaN] = perResource;
  // The difference leaves out what a resource costs before any control sees it.
  const each = ((many - few) / (COUNTS[1] - COUNTS[0])) * 1000;
  return [
    `${mode}: ${DESIGNS[design]}`,
    ...perResource.map((value) => value.toFixed(3)),
    each.toFixed(2),
    ...stackPass.map((value) => value.toFixed(0)),
  ];
}
