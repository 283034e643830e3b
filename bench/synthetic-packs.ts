import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { REPOSITORY } from "./measure";
import { LAUNCH_TEMPLATE, POD, SECURITY_GROUP, SYNTHETIC_TYPES } from "./synthetic-resources";

/** Ways to hand a resource to the controls of its type. */
export const DESIGNS = {
  single: "one SDK policy per control, one type (the SDK's fast path)",
  several: "one SDK policy per control, two types",
  kernel: "this pack's kernel, two types",
} as const;

export type Design = keyof typeof DESIGNS;

/** Writes a pack of `count` controls, half of them about pods, half about AWS resources; each reads a few leaves. */
export function writePack(design: Design, count: number): { folder: string; remove(): void } {
  // Outside node_modules, whose TypeScript the SDK's runner would not compile.
  const root = mkdtempSync(path.join(os.tmpdir(), "bench-pack-"));
  const folder = path.join(root, "pack");
  mkdirSync(folder);
  symlinkSync(path.join(REPOSITORY, "node_modules"), path.join(root, "node_modules"), "junction");
  const manifest = { name: "bench-pack", version: "0.0.1", description: "Synthetic controls." };
  writeFileSync(path.join(folder, "package.json"), JSON.stringify(manifest));
  writeFileSync(path.join(folder, "PulumiPolicy.yaml"), "runtime: nodejs\n");
  const source = path.join(REPOSITORY, "policy-pack");
  if (design === "kernel") {
    cpSync(path.join(source, "kernel"), path.join(folder, "kernel"), { recursive: true });
    cpSync(path.join(source, "tsconfig.json"), path.join(folder, "tsconfig.json"));
    writeFileSync(path.join(folder, "index.ts"), kernelPack(count));
  } else {
    writeFileSync(path.join(folder, "index.js"), sdkPack(design, count));
  }
  return { folder, remove: () => rmSync(root, { recursive: true }) };
}

/** The same rules for both designs of the plain SDK, as a pack author would write them. */
function sdkPack(design: Exclude<Design, "kernel">, count: number): string {
  return `"use strict";
const { PolicyPack } = require("@pulumi/policy");
const podSpec = (args) => args.type === ${JSON.stringify(POD)} ? args.props.spec : args.props.spec.template.spec;
const ofPods = (index) => (args, report) => {
  for (const container of podSpec(args).containers) {
    if (container.securityContext?.privileged === true) report("container " + container.name + " " + index);
  }
};
const ofMachines = (index) => (args, report) => {
  if (args.type === ${JSON.stringify(SECURITY_GROUP)}) {
    if (args.props.description === "control " + index) report("description");
  } else if (args.props.metadataOptions?.httpTokens !== "required") report("httpTokens " + index);
};
const TYPES = ${JSON.stringify(SYNTHETIC_TYPES)};
// The SDK skips a function that carries a type before it decodes the resource; a list of such functions it does not.
const ofOneType = (index) => {
  const type = TYPES[index % TYPES.length];
  const rule = TYPES.indexOf(type) < 2 ? ofPods(index) : ofMachines(index);
  return Object.assign((args, report) => rule(args, report), { __pulumiType: type });
};
const ofTwoTypes = (index) => {
  const types = index % 2 === 0 ? TYPES.slice(0, 2) : TYPES.slice(2);
  const rule = index % 2 === 0 ? ofPods(index) : ofMachines(index);
  return (args, report) => (types.includes(args.type) ? rule(args, report) : undefined);
};
new PolicyPack("bench-pack", {
  policies: Array.from({ length: ${count} }, (_, index) => ({
    name: "control-" + index,
    description: "Synthetic control.",
    enforcementLevel: "mandatory",
    validateResource: ${design === "single" ? "ofOneType" : "ofTwoTypes"}(index),
  })),
});
`;
}

function kernelPack(count: number): string {
  return `import { PolicyPack } from "@pulumi/policy";
import { control, onPods, onResources } from "./kernel/control";
import { expectThat } from "./kernel/expect";
import { policyPack } from "./kernel/pack";

const ofPods = onPods((pod) =>
  pod.eachContainer(({ field, name }) =>
    expectThat(field.at("securityContext", "privileged").boolean(), {
      holds: (privileged) => !privileged,
      wanted: "false",
      absentMeans: false,
      container: name,
    }),
  ),
);
const ofMachines = (index: number) =>
  onResources(${JSON.stringify([LAUNCH_TEMPLATE, SECURITY_GROUP])}, ({ type, inputs }) => {
    if (type === ${JSON.stringify(SECURITY_GROUP)}) {
      return expectThat(inputs.at("description").string(), {
        holds: (text) => text !== \`control \${index}\`,
        wanted: "another description",
        absentMeans: "",
      });
    }
    return expectThat(inputs.at("metadataOptions", "httpTokens").string(), {
      holds: (tokens) => tokens === "required",
      wanted: '"required"',
      absentMeans: "optional",
    });
  });
const controls = Array.from({ length: ${count} }, (_, index) =>
  control(
    {
      id: \`control-\${index}\`,
      title: "Synthetic control.",
      severity: "low",
      level: "mandatory",
      layer: "cloud",
      requirements: [],
      frameworks: [],
      contract: "",
      rationale: "",
      remediation: "",
      references: [],
      componentSide: "",
    },
    index % 2 === 0 ? ofPods : ofMachines(index),
  ),
);

new PolicyPack(
  "bench-pack",
  policyPack(controls, { name: "bench-pack", version: "0.0.1", description: "Synthetic controls." }),
);
`;
}
