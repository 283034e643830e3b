import { valueAt } from "../../picture/resources";

/** Stands for every value that a report cannot tell: one that is not known yet, or a secret. */
export const UNTOLD = Symbol("untold");

/** A member of an object; nothing where it is absent or null, which the Kubernetes API takes for the same. */
export function member(value: unknown, key: string): unknown {
  if (value === UNTOLD) return UNTOLD;
  if (typeof value !== "object" || value === null || !Object.hasOwn(value, key)) return undefined;
  const own = (value as Readonly<Record<string, unknown>>)[key] ?? undefined;
  return own === undefined ? undefined : (valueAt(value, key) ?? UNTOLD);
}

/** The items of a list, none of something else; a list that is not told counts as one item. */
export function items(list: unknown): readonly unknown[] {
  if (list === UNTOLD) return [UNTOLD];
  return Array.isArray(list) ? list.map((_, index) => valueAt(list, index) ?? UNTOLD) : [];
}

/** A text or a number as it is written. */
export function shown(value: unknown): string {
  return typeof value === "string" || typeof value === "number" ? String(value) : "not known yet";
}
