import type { StackIndex } from "./stack-index";
import type { Subject } from "./subject";

/**
 * Whether a top-level property that is unknown will be the output of resources of the stack, all of one of the types: what
 * `NotEvaluated.settledBy` says in checks of resources, for checks of the stack.
 */
export function isOutputOf(
  { urn, inputs }: Subject,
  property: string,
  types: readonly string[],
  stack: StackIndex,
): boolean {
  const sources = stack.sourcesOf(urn, property);
  return (
    !inputs.at(property).absent &&
    sources.length > 0 &&
    sources.every((source) => types.includes(stack.get(source)?.type ?? ""))
  );
}
