import { isMap, isNode, isSeq } from "yaml";
import type { SourcePosition } from "../engine/resource";
import { BlockPlaces } from "./block-places";
import { LineTable } from "./line-table";
import { joinPath, segmentsOf, type Segments } from "./property-path";
import { decode, type Extent, type TextSource } from "./text-source";
import { parseYaml } from "./yaml-document";

/** Where an object stands, so that a property of it can be found again. */
export interface Place {
  readonly extent: Extent;
  /** Path of the object in the document. */
  readonly path: string;
  readonly position: SourcePosition;
  /** Whether the document is plain block YAML: its places are found many times faster. */
  readonly isBlock: boolean;
}

// Documents stand one behind the other, and so do the findings about them.
const WINDOW = 1 << 18;

/** The document that was asked for last. */
interface Opened {
  readonly extent: Extent;
  readonly text: LocatedText;
  /** `file:line:column` by offset: many findings stand at the same few places. */
  readonly sources: Map<number, string>;
}

/** Lines of properties. Documents are read again when they are asked for: most have no finding, and none stays in memory. */
export class PropertyLines {
  private last: Opened | undefined;
  private window:
    { readonly source: TextSource; readonly start: number; readonly bytes: Buffer } | undefined;

  /**
   * `file:line:column` of a property; of the nearest parent that is there when the property itself is absent. Keys are named,
   * not their values, so that a value of many lines is found at its head.
   */
  find(place: Place, property: string): string {
    const { path, position } = place;
    const located = property === "" ? undefined : this.located(place, joinPath(path, property));
    return located ?? `${position.file}:${position.line}:${position.column}`;
  }

  private located(place: Place, path: string): string | undefined {
    try {
      if (this.last?.extent !== place.extent) this.last = this.open(place);
      const { text, sources } = this.last;
      const offset = text.offsetOf(path);
      if (offset === undefined) return undefined;
      const known = sources.get(offset);
      if (known !== undefined) return known;
      const { line, column } = text.positionAt(offset);
      const source = `${place.position.file}:${line}:${column}`;
      sources.set(offset, source);
      return source;
    } catch {
      // The file is gone or another one since it was read; the object's own place is known.
      return undefined;
    }
  }

  private open({ extent, isBlock }: Place): Opened {
    const text = documentText(this.read(extent));
    return { extent, text: new LocatedText(text, extent.line, isBlock), sources: new Map() };
  }

  private read({ source, start, length }: Extent): Buffer {
    const from = start - (this.window?.start ?? 0);
    if (this.window?.source !== source || from < 0 || from + length > this.window.bytes.length) {
      this.window = { source, start, bytes: source.read(start, Math.max(length, WINDOW)) };
      return this.window.bytes.subarray(0, length);
    }
    return this.window.bytes.subarray(from, from + length);
  }
}

/** A document as text. A marker that ends the document before is a comment in this one. */
export function documentText(bytes: Buffer): string {
  const text = decode(bytes);
  return text.startsWith("...") ? `#${text.slice(1)}` : text;
}

/** A document of which places are looked up. */
export class LocatedText {
  private table: LineTable | undefined;
  private find: ((segments: Segments) => number | undefined) | undefined;

  /**
   * @param line Line of the first character, from 1.
   * @param isBlock Whether `readBlockYaml` has read the text.
   */
  constructor(
    private readonly text: string,
    private readonly line: number,
    private readonly isBlock: boolean,
  ) {}

  /** Nothing for a document that holds nothing. */
  position(path: string): Omit<SourcePosition, "file"> | undefined {
    const offset = this.offsetOf(path);
    return offset === undefined ? undefined : this.positionAt(offset);
  }

  offsetOf(path: string): number | undefined {
    this.find ??= this.isBlock ? blockFinder(this.lines, this.text) : nodeFinder(this.text);
    return this.find(segmentsOf(path));
  }

  positionAt(offset: number): Omit<SourcePosition, "file"> {
    const line = this.lines.lineOf(offset);
    return { line: this.line + line, column: offset - this.lines.startOf(line) + 1 };
  }

  private get lines(): LineTable {
    return (this.table ??= new LineTable(this.text));
  }
}

function blockFinder(lines: LineTable, text: string): (segments: Segments) => number | undefined {
  const block = new BlockPlaces(lines);
  let nodes: ((segments: Segments) => number | undefined) | undefined;
  return (segments) => block.find(segments) ?? (nodes ??= nodeFinder(text))(segments);
}

function nodeFinder(text: string): (segments: Segments) => number | undefined {
  const { document } = parseYaml(text);
  return (segments) => {
    let current: unknown = document.contents;
    let offset = startOf(current);
    for (const segment of segments) {
      const next = child(current, segment);
      if (next?.offset === undefined) break;
      offset = next.offset;
      current = next.value;
    }
    return offset;
  };
}

function child(
  node: unknown,
  segment: string | number,
): { readonly offset: number | undefined; readonly value: unknown } | undefined {
  if (isMap(node)) {
    const pair = node.items.find(
      ({ key }) => isNode(key) && String(key.toJSON()) === String(segment),
    );
    return pair && { offset: startOf(pair.key), value: pair.value };
  }
  if (!isSeq(node) || typeof segment !== "number") return undefined;
  const item = node.items[segment];
  return { offset: startOf(item), value: item };
}

function startOf(node: unknown): number | undefined {
  return isNode(node) ? node.range?.[0] : undefined;
}
