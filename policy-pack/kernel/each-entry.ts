import { addObjections, notEvaluated, type Answer, type Answers } from "./answer";
import type { Field } from "./field";

const NONE: readonly Answer[] = [];

/** What a rule objects to in every entry of a list; a list that is unknown is an answer too, an absent one is none. */
export function eachEntry(
  list: Field,
  rule: (entry: Field, index: number) => Answers,
  container?: string,
): readonly Answer[] {
  const reading = list.list();
  if (reading.state === "absent") return NONE;
  if (reading.state === "unknown") return [notEvaluated(list, reading.why, named(container))];
  const found: Answer[] = [];
  let index = 0;
  for (const entry of reading.value) addObjections(found, rule(entry, index++));
  return found;
}

/** What a rule objects to in every property of a map; a map that is unknown is an answer too, an absent one is none. */
export function eachProperty(
  map: Field,
  rule: (key: string, value: Field) => Answers,
): readonly Answer[] {
  const reading = map.entries();
  if (reading.state === "absent") return NONE;
  if (reading.state === "unknown") return [notEvaluated(map, reading.why)];
  const found: Answer[] = [];
  for (const [key, value] of reading.value) addObjections(found, rule(key, value));
  return found;
}

function named(container: string | undefined): { readonly container?: string } {
  return container === undefined ? {} : { container };
}
