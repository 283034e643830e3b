import { performance } from "node:perf_hooks";
import { loadInProcess, reconcile, startChild } from "../preview/policy";
import { syntheticResource } from "./synthetic-resources";

export interface DispatchResult {
  readonly resources: number;
  /** Time of all analyze calls together. */
  readonly milliseconds: number;
  readonly stackMilliseconds: number;
}

const RESOURCES = 1000;
const WARM_UP = 100;

async function main(folder: string, mode: string): Promise<DispatchResult> {
  const load = mode === "in process" ? loadInProcess : startChild;
  const analyzer = await load(folder, {
    project: "bench",
    stack: "bench",
    organization: "organization",
    configuration: {},
  });
  try {
    await analyzer.configure(reconcile(analyzer.info, []));
    const resources = Array.from({ length: RESOURCES + WARM_UP }, (_, index) =>
      syntheticResource(index),
    );
    let findings = 0;
    for (const resource of resources.slice(RESOURCES)) {
      findings += (await analyzer.analyze(resource)).length;
    }
    const start = performance.now();
    for (const resource of resources.slice(0, RESOURCES)) {
      findings += (await analyzer.analyze(resource)).length;
    }
    const end = performance.now();
    findings += (await analyzer.analyzeStack(resources)).length;
    const stackMilliseconds = performance.now() - end;
    if (findings > 0) throw new Error(`${findings} findings on resources that all pass`);
    return { resources: RESOURCES, milliseconds: end - start, stackMilliseconds };
  } finally {
    analyzer.stop();
  }
}

void main(process.argv[2] ?? "", process.argv[3] ?? "").then((result) => {
  process.stdout.write(`${JSON.stringify(result)}\n`);
});
