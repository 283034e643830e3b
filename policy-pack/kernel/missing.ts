import { notEvaluated, violation, type Answer } from "./answer";
import type { Field } from "./field";

/**
 * The answer for a value that must be set and is absent: a violation, but not evaluated in a `…Patch`, which holds only a
 * part of its object.
 */
export function missing(field: Field, wanted: string, patch: boolean, container?: string): Answer {
  if (!patch) return violation(field, "absent", wanted, container);
  return notEvaluated(
    field,
    "the patch does not say it; the rest of the object may",
    container === undefined ? {} : { container },
  );
}

/** For an expectation whose absent value is judged as a default: in a patch it is not evaluated. */
export function gapInPatch(
  field: Field,
  patch: boolean,
  container?: string,
): { readonly absent?: Answer } {
  return patch ? { absent: missing(field, "", true, container) } : {};
}
