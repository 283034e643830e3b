import type { Finding } from "../report/document";
import { isElement, jsonParts, type JsonElement, type JsonFrame } from "./json-scanner";
import { readYaml } from "./yaml-value";
import { documentText } from "./property-lines";
import type { Extent, TextSource } from "./text-source";

/** One JSON object, its long lists included. */
export interface JsonDocument {
  readonly value: Readonly<Record<string, unknown>>;
  /** Where the object stands. */
  readonly extent: Extent;
  /** Where the elements of a long list stand, by the keys that lead to it; an element that is broken is `undefined` in the value. */
  readonly elements: ReadonlyMap<string, readonly Extent[]>;
  readonly unreadable: readonly Finding[];
}

/** The JSON objects of a text, one after the other. Throws `NOT_JSON` when it is none. */
export function* jsonDocuments(source: TextSource): Iterable<JsonDocument> {
  let elements = new Map<string, Extent[]>();
  let values = new Map<string, unknown[]>();
  let unreadable: Finding[] = [];
  for (const part of jsonParts(source)) {
    const { value, finding } = valueOf(part);
    if (finding !== undefined) unreadable.push(finding);
    if (isElement(part)) {
      const { start, length, line, list } = part;
      listOf(elements, list).push({ source, start, length, line });
      listOf(values, list).push(value);
      continue;
    }
    const { start, length, line } = part;
    if (isRecord(value)) {
      for (const [list, items] of values) restore(value, list.split("."), items);
      yield { value, extent: { source, start, length, line }, elements, unreadable };
    } else {
      yield { value: {}, extent: { source, start, length, line }, elements: new Map(), unreadable };
    }
    elements = new Map();
    values = new Map();
    unreadable = [];
  }
}

function valueOf(part: JsonElement | JsonFrame): {
  readonly value?: unknown;
  readonly finding?: Finding;
} {
  const text = documentText(part.bytes);
  try {
    const value: unknown = JSON.parse(text);
    if (countKeys(value) === part.keys) return { value };
  } catch {
    // The YAML library says what is wrong and where.
  }
  const read = readYaml(text, part);
  return "finding" in read ? read : { value: read.value };
}

function countKeys(value: unknown): number {
  if (typeof value !== "object" || value === null) return 0;
  const items: readonly unknown[] = Object.values(value);
  let count = Array.isArray(value) ? 0 : items.length;
  for (const item of items) count += countKeys(item);
  return count;
}

function listOf<T>(lists: Map<string, T[]>, name: string): T[] {
  const known = lists.get(name);
  if (known !== undefined) return known;
  const list: T[] = [];
  lists.set(name, list);
  return list;
}

function restore(
  value: Record<string, unknown>,
  [key = "", ...rest]: readonly string[],
  items: readonly unknown[],
): void {
  const child = value[key];
  if (rest.length === 0) value[key] = items;
  else if (isRecord(child)) restore(child, rest, items);
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
