import { propertyPath } from "../policy/configuration-path";
import { UNKNOWN } from "../engine/wire";
import type { PropertyChange } from "../report/document";

type Key = string | number;
type Fields = Readonly<Record<string, unknown>>;

function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The value at a path of plain words, `UNKNOWN` below an unknown one, `undefined` where nothing is. */
export function valueAt(value: unknown, path: string): unknown {
  let at = value;
  for (const key of path.split(".")) {
    if (at === UNKNOWN) return UNKNOWN;
    if (!isFields(at) || !Object.hasOwn(at, key)) return undefined;
    at = at[key];
  }
  return at;
}

/** True when a leaf is unknown. */
export function hasUnknown(value: unknown): boolean {
  if (value === UNKNOWN) return true;
  if (Array.isArray(value)) return value.some(hasUnknown);
  return isFields(value) && Object.values(value).some(hasUnknown);
}

/** True when two values differ as far as both are known. */
export function differs(before: unknown, after: unknown): boolean {
  return propertyChanges(before, after).length > 0;
}

/**
 * Where two values differ, leaf by leaf, in the order of keys. An unknown value differs from none but an absent one. Texts that
 * are JSON, such as policies, are looked into.
 */
export function propertyChanges(before: unknown, after: unknown): readonly PropertyChange[] {
  return changesBelow([], before, after);
}

function changesBelow(
  at: readonly Key[],
  before: unknown,
  after: unknown,
): readonly PropertyChange[] {
  if (before === after) return [];
  const isAbsent = before === undefined || after === undefined;
  if (!isAbsent && (before === UNKNOWN || after === UNKNOWN)) return [];
  if (Array.isArray(before) && Array.isArray(after)) {
    const length = Math.max(before.length, after.length);
    return Array.from({ length }, (_, index) => index).flatMap((index) =>
      changesBelow([...at, index], before[index], after[index]),
    );
  }
  if (isFields(before) && isFields(after)) {
    const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
    return keys.flatMap((key) => changesBelow([...at, key], own(before, key), own(after, key)));
  }
  const documents = jsonOf(before, after);
  if (documents !== undefined) return changesBelow(at, ...documents);
  const [first, second] = [textOf(before), textOf(after)];
  const start = beginning(first, second);
  return [{ path: propertyPath(at), before: excerpt(first, start), after: excerpt(second, start) }];
}

function own(fields: Fields, key: string): unknown {
  return Object.hasOwn(fields, key) ? fields[key] : undefined;
}

/** Both values as JSON documents, where both are texts of one that say something different. */
function jsonOf(before: unknown, after: unknown): readonly [unknown, unknown] | undefined {
  if (typeof before !== "string" || typeof after !== "string") return undefined;
  if (!/^\s*[[{]/.test(before) || !/^\s*[[{]/.test(after)) return undefined;
  try {
    return [JSON.parse(before), JSON.parse(after)];
  } catch {
    // Text that only looks like JSON is compared as text.
    return undefined;
  }
}

function textOf(value: unknown): string {
  if (value === undefined) return "";
  if (value === UNKNOWN) return "(known after the deployment)";
  if (isFields(value) && value["$secret"] === true) return "(secret)";
  return typeof value === "string"
    ? value
    : JSON.stringify(value).replaceAll(UNKNOWN, "(known after the deployment)");
}

const LONGEST = 120;
const CONTEXT = 20;

/** Where an excerpt of two texts begins so that it shows the first difference. */
function beginning(first: string, second: string): number {
  let same = 0;
  while (same < first.length && first[same] === second[same]) same += 1;
  return same < LONGEST - CONTEXT ? 0 : same - CONTEXT;
}

function excerpt(text: string, start: number): string {
  const shown = text.slice(start, start + LONGEST);
  return `${start > 0 ? "…" : ""}${shown}${start + LONGEST < text.length ? "…" : ""}`;
}
