import type { Reading } from "./field";
import type { StackIndex } from "./stack-index";
import type { Subject } from "./subject";

export interface Companions {
  readonly own: readonly Subject[];
  /** Those of which nothing tells what they belong to. */
  readonly open: readonly Subject[];
}

/**
 * The resources of some types that belong to a resource by a property: because the property is made from an output of it, or
 * has the value that the resource has as its own name under `nameProperty`.
 */
export function companionsOf(
  target: Subject,
  types: readonly string[],
  property: string,
  stack: StackIndex,
  nameProperty = property,
): Companions {
  const name = target.inputs.at(nameProperty).string();
  const own: Subject[] = [];
  const open: Subject[] = [];
  for (const candidate of types.flatMap((type) => stack.ofType(type))) {
    const sources = stack.sourcesOf(candidate.urn, property);
    const value = candidate.inputs.at(property).string();
    const isNamed = value.state === "known" && name.state === "known" && value.value === name.value;
    if (isNamed || sources.includes(target.urn)) own.push(candidate);
    else if (sources.length === 0 && mayBeNamed(value, name)) open.push(candidate);
  }
  return { own, open };
}

function mayBeNamed(value: Reading<string>, name: Reading<string>): boolean {
  return value.state === "unknown" || (value.state === "known" && name.state === "unknown");
}
