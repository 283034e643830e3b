import { asList, notEvaluated, type Answer, type Answers } from "./answer";
import type { Field } from "./field";

/** The answers of a rule over every entry of a list; a list that is unknown is an answer too, an absent one is none. */
export function eachEntry(
  list: Field,
  rule: (entry: Field, index: number) => Answers,
  container?: string,
): readonly Answer[] {
  const reading = list.list();
  if (reading.state === "absent") return [];
  if (reading.state === "unknown") return [notEvaluated(list, reading.why, named(container))];
  return reading.value.flatMap((entry, index) => asList(rule(entry, index)));
}

/** The answers of a rule over every property of a map; a map that is unknown is an answer too, an absent one is none. */
export function eachProperty(
  map: Field,
  rule: (key: string, value: Field) => Answers,
): readonly Answer[] {
  const reading = map.entries();
  if (reading.state === "absent") return [];
  if (reading.state === "unknown") return [notEvaluated(map, reading.why)];
  return reading.value.flatMap(([key, value]) => asList(rule(key, value)));
}

function named(container: string | undefined): { readonly container?: string } {
  return container === undefined ? {} : { container };
}
