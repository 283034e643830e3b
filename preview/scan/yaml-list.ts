import type { SourcePosition } from "../engine/resource";
import type { DocumentBytes } from "./documents";
import { isRecord } from "./json-document";
import { documentText, LocatedText, type Place } from "./property-lines";
import { itemOf, joinPath } from "./property-path";
import { linesIn, type Extent } from "./text-source";
import { readDocument } from "./yaml-value";

/** A `kind: List` whose items were read one by one. */
export interface YamlList {
  /** The list with its items. */
  readonly value: Readonly<Record<string, unknown>>;
  /** Text above the items. */
  readonly head: string;
  /** Place of an item or of something in it, by a path that begins with `items[0]`. */
  place(path: string): Place;
}

interface Item {
  readonly extent: Extent;
  readonly value: unknown;
  readonly isBlock: boolean;
}

const LINE_FEED = 0x0a;
const RETURN = 0x0d;
const SPACE = 0x20;
const HASH = 0x23;
const PERCENT = 0x25;
const DASH = 0x2d;
const ITEMS = "items:";

/**
 * Reads a list of objects item by item: what holds many thousand objects in one document then takes the time and the memory of
 * as many documents, even if one of them is more than plain block YAML. Nothing for what is no such list or cannot be read so,
 * for example because an item names an anchor of another one: that is read as one document.
 *
 * @param text What the bytes of the document say.
 */
export function readYamlList(document: DocumentBytes, text: string): YamlList | undefined {
  // Nearly all documents are no lists, and a text is searched faster than bytes.
  if (!text.includes(`\n${ITEMS}`) && !text.startsWith(ITEMS)) return undefined;
  const { bytes } = document;
  const parts = partsOf(bytes);
  if (parts === undefined) return undefined;
  const head = documentText(bytes.subarray(0, parts.first));
  const frame = readDocument(head + documentText(bytes.subarray(parts.end)), document);
  if (frame === "empty" || "finding" in frame || !isList(frame.value)) return undefined;
  const items = readItems(document, parts);
  if (items === undefined) return undefined;
  return {
    value: { ...frame.value, items: items.map(({ value }) => value) },
    head,
    place: (path) => placeOf(document, items, path),
  };
}

function isList(value: unknown): value is Readonly<Record<string, unknown>> {
  if (!isRecord(value)) return false;
  const { apiVersion, kind, items } = value;
  const isNamed = typeof apiVersion === "string" && apiVersion !== "" && typeof kind === "string";
  return isNamed && kind.endsWith("List") && items === null;
}

/** Offsets of what `items:` holds. */
interface Parts {
  readonly first: number;
  /** Where lines of dashes begin. */
  readonly starts: readonly number[];
  readonly end: number;
}

/** Nothing for a document with lines that no list in block YAML has. */
function partsOf(bytes: Buffer): Parts | undefined {
  const at = bytes.indexOf(ITEMS) === 0 ? 0 : bytes.indexOf(`\n${ITEMS}`) + 1;
  const first = endOfLine(bytes, at) + 1;
  // Directives hold for every item.
  if (bytes[0] === PERCENT || bytes.subarray(0, at).includes("\n%")) return undefined;
  if (!isBlank(bytes, skipSpaces(bytes, at + ITEMS.length))) return undefined;
  const starts: number[] = [];
  let column = -1;
  for (let start = first; start < bytes.length; start = endOfLine(bytes, start) + 1) {
    const position = skipSpaces(bytes, start);
    if (isBlank(bytes, position)) continue;
    const isItem = bytes[position] === DASH && isGap(bytes, position + 1);
    if (column < 0) {
      if (!isItem) return undefined;
      column = position - start;
    }
    if (position - start > column) continue;
    if (position - start === column && isItem) starts.push(start);
    else return position === start ? { first, starts, end: start } : undefined;
  }
  return starts.length === 0 ? undefined : { first, starts, end: bytes.length };
}

function endOfLine(bytes: Buffer, from: number): number {
  let position = from;
  while (position < bytes.length && bytes[position] !== LINE_FEED) position += 1;
  return position;
}

function skipSpaces(bytes: Buffer, from: number): number {
  let position = from;
  while (bytes[position] === SPACE) position += 1;
  return position;
}

function isGap(bytes: Buffer, position: number): boolean {
  const byte = bytes[position];
  return byte === SPACE || byte === LINE_FEED || byte === RETURN || byte === undefined;
}

/** True at the end of a line and at a comment. */
function isBlank(bytes: Buffer, position: number): boolean {
  const byte = bytes[position];
  return byte === HASH || (byte !== SPACE && isGap(bytes, position));
}

function readItems(
  { source, start, line, bytes }: DocumentBytes,
  { first, starts, end }: Parts,
): readonly Item[] | undefined {
  const items: Item[] = [];
  let from = first;
  let at = line + linesIn(bytes.subarray(0, first));
  for (const [index, dash] of starts.entries()) {
    // Comments above an item stand in the text of the item before.
    at += linesIn(bytes.subarray(from, dash));
    from = dash;
    const length = (starts[index + 1] ?? end) - dash;
    const extent = { source, start: start + dash, length, line: at };
    const read = readDocument(documentText(bytes.subarray(dash, dash + length)), extent);
    if (read === "empty" || "finding" in read || !Array.isArray(read.value)) return undefined;
    items.push({ extent, value: (read.value as readonly unknown[])[0], isBlock: read.isBlock });
  }
  return items;
}

function placeOf(document: DocumentBytes, items: readonly Item[], path: string): Place {
  const named = itemOf(path);
  const item = named && items[named.index];
  const { source, start, length, line, bytes } = document;
  if (item === undefined) {
    const position = { file: source.name, line, column: 1 };
    return { extent: { source, start, length, line }, path, position, isBlock: false };
  }
  const { extent, isBlock } = item;
  const from = extent.start - start;
  const text = documentText(bytes.subarray(from, from + extent.length));
  const inItem = joinPath("[0]", named?.rest ?? "");
  const position: SourcePosition = {
    file: source.name,
    line: extent.line,
    column: 1,
    ...new LocatedText(text, extent.line, isBlock).position(inItem),
  };
  return { extent, path: inItem, position, isBlock };
}
