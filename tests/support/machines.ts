import { resource, type Stack } from "./stack";

export const LAUNCH_TEMPLATE = "aws:ec2/launchTemplate:LaunchTemplate";

/** What machines are made of, each with metadata options. */
const MACHINES = [
  LAUNCH_TEMPLATE,
  "aws:ec2/launchConfiguration:LaunchConfiguration",
  "aws:ec2/instance:Instance",
  "aws:ec2/spotInstanceRequest:SpotInstanceRequest",
];

/** A machine, or what machines are made from. */
export function machine(metadataOptions: unknown, type = LAUNCH_TEMPLATE): Stack {
  return [resource(type, "nodes", { metadataOptions })];
}

/** One stack for each kind of machine. */
export function ofEachMachine(metadataOptions: unknown): readonly { readonly stack: Stack }[] {
  return MACHINES.map((type) => ({ stack: machine(metadataOptions, type) }));
}
