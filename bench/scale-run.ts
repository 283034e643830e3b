import { LaunchTemplate, SecurityGroup } from "@pulumi/aws/ec2";
import { Deployment } from "@pulumi/kubernetes/apps/v1";
import { Pod } from "@pulumi/kubernetes/core/v1";
import path from "node:path";
import { performance } from "node:perf_hooks";
import { runProgram } from "../preview/engine";
import { drive, loadInProcess, reconcile } from "../preview/policy";
import { REPOSITORY } from "./measure";
import {
  DEPLOYMENT,
  LAUNCH_TEMPLATE,
  POD,
  SECURITY_GROUP,
  SYNTHETIC_INPUTS,
  SYNTHETIC_TYPES,
} from "./synthetic-resources";

export interface ScaleResult {
  /** From the start of the process. */
  readonly totalSeconds: number;
  readonly programSeconds: number;
  readonly policySeconds: number;
  readonly megabytes: number;
}

const CREATE: Readonly<
  Record<(typeof SYNTHETIC_TYPES)[number], (name: string, index: number) => unknown>
> = {
  [POD]: (name, index) => new Pod(name, SYNTHETIC_INPUTS[POD](index)),
  [DEPLOYMENT]: (name, index) => new Deployment(name, SYNTHETIC_INPUTS[DEPLOYMENT](index)),
  [LAUNCH_TEMPLATE]: (name, index) =>
    new LaunchTemplate(name, SYNTHETIC_INPUTS[LAUNCH_TEMPLATE](index)),
  [SECURITY_GROUP]: (name, index) =>
    new SecurityGroup(name, SYNTHETIC_INPUTS[SECURITY_GROUP](index)),
};

async function main(count: number): Promise<ScaleResult> {
  const identity = { project: "bench", stack: "bench", organization: "organization" };
  const analyzer = await loadInProcess(path.join(REPOSITORY, "policy-pack"), {
    ...identity,
    configuration: {},
  });
  const driver = await drive(analyzer, reconcile(analyzer.info, []));
  const run = await runProgram({
    ...identity,
    configuration: { "aws:region": "eu-central-1" },
    secretKeys: [],
    projectFolder: REPOSITORY,
    onRegister: driver.onRegister,
    program: () => {
      for (let index = 0; index < count; index += 1) {
        const type = SYNTHETIC_TYPES[index % SYNTHETIC_TYPES.length] ?? POD;
        CREATE[type](`resource-${index}`, index);
      }
    },
  });
  const outcome = await driver.finish(run.resources);
  if (run.errors.length > 0 || run.resources.length < count) {
    throw new Error(`${run.resources.length} resources, ${run.errors[0]?.message ?? "no error"}`);
  }
  const policySeconds = outcome.durationMs / 1000;
  const totalSeconds = performance.now() / 1000;
  const megabytes = (process.resourceUsage().maxRSS * 1024) / 1e6;
  return { totalSeconds, programSeconds: totalSeconds - policySeconds, policySeconds, megabytes };
}

void main(Number(process.argv[2])).then((result) => {
  process.stdout.write(`${JSON.stringify(result)}\n`);
});
