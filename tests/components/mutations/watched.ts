import type { MutationRow } from "./row";

/** A row for each of `flips`, the values that the control must catch. */
export function watched(
  type: string,
  resource: string,
  path: string,
  flips: readonly unknown[],
  control: string,
  requirement: string,
): MutationRow[] {
  return flips.map((flip) => ({ type, resource, path, flip, control, requirement }));
}

/** A policy document with one statement. */
export function statement(content: object): string {
  return JSON.stringify({ Version: "2012-10-17", Statement: [{ Effect: "Allow", ...content }] });
}
