import { isMap, isNode, isSeq } from "yaml";
import type { SourcePosition } from "../engine/resource";
import { readBlockYaml, type Marks } from "./block-yaml";
import { joinPath, segmentsOf } from "./property-path";
import { decode, type Extent } from "./text-source";
import { parseYaml } from "./yaml-document";

/** Where an object stands, so that a property of it can be found again. */
export interface Place {
  readonly extent: Extent;
  /** Path of the object in the document. */
  readonly path: string;
  readonly position: SourcePosition;
}

type Segments = readonly (string | number)[];

/** Lines of properties. Documents are read again when they are asked for: most have no finding, and none stays in memory. */
export class PropertyLines {
  private last: { readonly extent: Extent; readonly text: LocatedText } | undefined;

  /**
   * `file:line:column` of a property; of the nearest parent that is there when the property itself is absent. Keys are named,
   * not their values, so that a value of many lines is found at its head.
   */
  find({ extent, path, position }: Place, property: string): string {
    const located = property === "" ? undefined : this.positionOf(extent, joinPath(path, property));
    const { line, column } = located ?? position;
    return `${position.file}:${line}:${column}`;
  }

  private positionOf(extent: Extent, path: string): Omit<SourcePosition, "file"> | undefined {
    try {
      if (this.last?.extent !== extent) {
        const text = documentText(extent.source.read(extent.start, extent.length));
        this.last = { extent, text: new LocatedText(text, extent.line) };
      }
      return this.last.text.position(path);
    } catch {
      // The file is gone or another one since it was read; the object's own place is known.
      return undefined;
    }
  }
}

/** A document as text. A marker that ends the document before is a comment in this one. */
export function documentText(bytes: Buffer): string {
  const text = decode(bytes);
  return text.startsWith("...") ? `#${text.slice(1)}` : text;
}

/** A document of which places are looked up. */
export class LocatedText {
  private readonly starts: number[] = [0];
  private find: ((segments: Segments) => number | undefined) | undefined;

  /** @param line Line of the first character, from 1. */
  constructor(
    private readonly text: string,
    private readonly line: number,
  ) {
    for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) {
      this.starts.push(at + 1);
    }
  }

  /** Nothing for a document that holds nothing. */
  position(path: string): Omit<SourcePosition, "file"> | undefined {
    this.find ??= blockFinder(this.text);
    const offset = this.find(segmentsOf(path));
    return offset === undefined ? undefined : this.positionAt(offset);
  }

  positionAt(offset: number): Omit<SourcePosition, "file"> {
    let low = 0;
    let high = this.starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: this.line + low, column: offset - (this.starts[low] ?? 0) + 1 };
  }
}

function blockFinder(text: string): (segments: Segments) => number | undefined {
  const marks: Marks = new Map();
  const document = readBlockYaml(text, marks);
  if (document === undefined) return nodeFinder(text);
  let nodes: ((segments: Segments) => number | undefined) | undefined;
  return (segments) => {
    let current: unknown = document.value;
    let offset = document.start;
    for (const segment of segments) {
      if (typeof current !== "object" || current === null) break;
      const offsets = marks.get(current);
      // A collection in brackets on one line.
      if (offsets === undefined) return (nodes ??= nodeFinder(text))(segments);
      const found = offsets.get(Array.isArray(current) ? segment : String(segment));
      if (found === undefined) break;
      offset = found;
      current = (current as Readonly<Record<string | number, unknown>>)[segment];
    }
    return offset;
  };
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
