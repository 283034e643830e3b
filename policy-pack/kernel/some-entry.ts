import { notEvaluated, pass, violation, type Answer } from "./answer";
import type { Field } from "./field";

/**
 * The answer for a list that must have an entry. Entries that are all unknown settle it only as outputs of the given types:
 * a list may still turn out to hold nothing.
 */
export function someEntry(list: Field, wanted: string, settledBy: readonly string[]): Answer {
  const reading = list.list();
  if (reading.state === "unknown") return notEvaluated(list, reading.why, { settledBy });
  const entries = reading.state === "known" ? reading.value : [];
  const [first] = entries;
  if (first === undefined) return violation(list, "none", wanted);
  const texts = entries.map((entry) => entry.string());
  if (texts.some(({ state }) => state === "known")) return pass;
  return notEvaluated(first, first.unknown ?? "it is no text", { settledBy });
}
