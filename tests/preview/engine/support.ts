import path from "node:path";

import {
  runProgram,
  type ProgramOptions,
  type ProgramRun,
  type RegisteredResource,
} from "../../../preview/engine";

/** The repository, so that positions read `tests/preview/engine/...`. */
export const PROJECT_FOLDER = path.resolve(__dirname, "../../..");
export const STACK_URN = "urn:pulumi:dev::shop::pulumi:pulumi:Stack::shop-dev";

export function run(
  program: () => unknown,
  options: Partial<ProgramOptions> = {},
): Promise<ProgramRun> {
  return runProgram({
    project: "shop",
    stack: "dev",
    organization: "acme",
    configuration: {},
    secretKeys: [],
    projectFolder: PROJECT_FOLDER,
    program,
    ...options,
  });
}

/** Runs a program that must have no errors. */
export async function runClean(
  program: () => unknown,
  options: Partial<ProgramOptions> = {},
): Promise<ProgramRun> {
  const result = await run(program, options);
  expect(result.errors).toEqual([]);
  return result;
}

export function named({ resources }: ProgramRun, name: string): RegisteredResource {
  const found = resources.filter((resource) => resource.name === name);
  const [first] = found;
  if (first === undefined || found.length > 1) {
    throw new Error(`${found.length} resources named ${name}, wanted one`);
  }
  return first;
}

export function secretOf(value: unknown): object {
  return {
    "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270",
    value,
  };
}
