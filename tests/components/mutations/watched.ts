import type { MutationRow } from "./row";

/** Controls that are in the pack already and know the types of these tables. */
const IN_THE_PACK = ["eks-endpoint-public", "eks-secrets-encryption", "ng-imdsv2"];

/** A row without saying whether its control is pending; `flips` are all values that the control must catch. */
export function watched(
  type: string,
  resource: string,
  path: string,
  flips: readonly unknown[],
  control: string,
  requirement: string,
): MutationRow[] {
  const pending = !IN_THE_PACK.includes(control);
  return flips.map((flip) => ({ type, resource, path, flip, control, requirement, pending }));
}

/** A policy document with one statement. */
export function statement(content: object): string {
  return JSON.stringify({ Version: "2012-10-17", Statement: [{ Effect: "Allow", ...content }] });
}
