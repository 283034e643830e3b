import { performance } from "node:perf_hooks";
import { controls } from "../policy-pack/controls";
import { Session } from "../policy-pack/kernel/session";
import { Subject } from "../policy-pack/kernel/subject";
import { DEPLOYMENT, SYNTHETIC_INPUTS } from "./synthetic-resources";

export interface ControlsResult {
  readonly controls: number;
  readonly milliseconds: number;
}

const OPTIONS = { protect: false, ignoreChanges: [], parent: "" };
const NAMESPACE = "kubernetes:core/v1:Namespace";

/** A Deployment with the containers of the synthetic one, over and over. */
function deployment(index: number, containers: number | undefined): unknown {
  const inputs = SYNTHETIC_INPUTS[DEPLOYMENT](index);
  if (containers === undefined) return inputs;
  const { template } = inputs.spec;
  const usual = template.spec.containers;
  const many = Array.from({ length: containers }, (_, at) => ({
    ...usual[at % usual.length],
    name: `container-${at}`,
  }));
  const spec = { ...template.spec, containers: many };
  return { ...inputs, spec: { ...inputs.spec, template: { ...template, spec } } };
}

/** Milliseconds that all controls take for Deployments, from the decoded inputs to the record of the run. */
function measure(count: number, containers?: number): number {
  const session = new Session(controls);
  session.configure(new Map([["settings", { properties: { asOf: "2026-01-31" } }]]), new Map());
  for (let index = 0; index < 20; index += 1) {
    const name = `namespace-${index}`;
    const urn = `urn:pulumi:bench::bench::${NAMESPACE}::${name}`;
    session.register(new Subject(urn, NAMESPACE, name, { metadata: { name } }, OPTIONS));
  }
  const all = Array.from({ length: count }, (_, index) => deployment(index, containers));
  const start = performance.now();
  for (const [index, inputs] of all.entries()) {
    const name = `deployment-${index}`;
    const urn = `urn:pulumi:bench::bench::${DEPLOYMENT}::${name}`;
    session.register(new Subject(urn, DEPLOYMENT, name, inputs, OPTIONS));
  }
  session.finish(new Map());
  session.evaluations();
  return performance.now() - start;
}

const [count = 1000, containers] = process.argv.slice(2).map(Number);
measure(500);
const result: ControlsResult = {
  controls: controls.length,
  milliseconds: measure(count, containers),
};
process.stdout.write(`${JSON.stringify(result)}\n`);
