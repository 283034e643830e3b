import { isDash, isEmptyFrom, keyEnd, skipSpaces } from "./block-keys";
import { quotedText } from "./block-scalars";
import type { LineTable } from "./line-table";

/** The first line of a collection and the column, from 0, in which its keys or dashes stand. */
interface Collection {
  readonly line: number;
  readonly column: number;
}

/** A key or an item. */
interface Entry {
  readonly line: number;
  /** Column of the key or dash. */
  readonly column: number;
  readonly isItem: boolean;
  /** Where readers are pointed to: the key, or what stands behind the dash. */
  readonly offset: number;
  /** Offset at which the value may begin. */
  readonly behind: number;
}

/** What an entry holds: a collection of lines, one in brackets, or a text. */
type Value = Collection | "brackets" | "text";

/** An entry that was asked for, with those below it: findings about one object name the same few parents. */
interface Visited {
  readonly offset: number;
  readonly value: Value;
  below?: Map<string | number, Visited>;
}

/**
 * Finds keys and items in plain block YAML by indentation alone, without reading a value. Only for documents that
 * `readBlockYaml` has read: in others it may name a wrong line.
 */
export class BlockPlaces {
  private root: Visited | undefined;
  /** Lines of the items of a list, by the offset of the list. */
  private readonly lists = new Map<number, readonly number[]>();

  constructor(private readonly lines: LineTable) {}

  /**
   * Offset of a property, or of the nearest parent that is there. Nothing where the YAML library has to say it: in brackets, or for
   * a text without content.
   */
  find(segments: readonly (string | number)[]): number | undefined {
    let visited: Visited | undefined = (this.root ??= this.firstContent());
    if (visited === undefined) return undefined;
    for (const segment of segments) {
      if (visited.value === "brackets") return undefined;
      const next = this.below(visited, segment);
      if (next === undefined) break;
      visited = next;
    }
    return visited.offset;
  }

  private below(visited: Visited, segment: string | number): Visited | undefined {
    const { value, below } = visited;
    if (typeof value === "string") return undefined;
    const known = below?.get(segment);
    if (known !== undefined) return known;
    const entry = this.entry(value, segment);
    if (entry === undefined) return undefined;
    const next = { offset: entry.offset, value: this.valueOf(entry) };
    (visited.below ??= new Map()).set(segment, next);
    return next;
  }

  private firstContent(): Visited | undefined {
    const line = this.nextContent(-1);
    if (line === undefined) return undefined;
    const { lines } = this;
    const isMarker = lines.text.startsWith("---", lines.startOf(line));
    const at = isMarker ? this.nextContent(line) : line;
    if (at === undefined) return undefined;
    const collection = { line: at, column: lines.indentOf(at) };
    return { offset: this.offsetOf(collection), value: collection };
  }

  private nextContent(line: number): number | undefined {
    for (let next = line + 1; next < this.lines.count; next += 1) {
      if (this.lines.indentOf(next) >= 0) return next;
    }
    return undefined;
  }

  /** The next line in the column of a collection; nothing where a line further left ends it. */
  private nextAt(column: number, line: number): number | undefined {
    for (let next = line + 1; next < this.lines.count; next += 1) {
      const indent = this.lines.indentOf(next);
      if (indent >= 0 && indent <= column) return indent === column ? next : undefined;
    }
    return undefined;
  }

  private offsetOf({ line, column }: Collection): number {
    return this.lines.startOf(line) + column;
  }

  private isList(collection: Collection): boolean {
    return isDash(this.lines.text, this.offsetOf(collection), this.lines.endOf(collection.line));
  }

  private entry(collection: Collection, segment: string | number): Entry | undefined {
    if (!this.isList(collection)) return this.key(collection, String(segment));
    return typeof segment === "number" ? this.item(collection, segment) : undefined;
  }

  private key({ line: first, column }: Collection, name: string): Entry | undefined {
    let line: number | undefined = first;
    for (; line !== undefined; line = this.nextAt(column, line)) {
      const offset = this.lines.startOf(line) + column;
      const colon = this.colonBehind(name, offset, this.lines.endOf(line));
      if (colon >= 0) return { line, column, isItem: false, offset, behind: colon + 1 };
    }
    return undefined;
  }

  /** Offset of the colon where a key of that name stands; -1 for another key, or for the dash of a list that is as far left. */
  private colonBehind(name: string, position: number, end: number): number {
    const { text } = this.lines;
    const quote = text[position];
    if (quote === '"' || quote === "'") {
      const colon = keyEnd(text, position, end);
      return colon >= 0 && quotedText(text.slice(position, colon)) === name ? colon : -1;
    }
    if (!text.startsWith(name, position)) return -1;
    return keyEnd(text, position, end) === position + name.length ? position + name.length : -1;
  }

  private item(collection: Collection, index: number): Entry | undefined {
    const line = this.itemLines(collection)[index];
    if (line === undefined) return undefined;
    const { column } = collection;
    const dash = this.lines.startOf(line) + column;
    const offset = skipSpaces(this.lines.text, dash + 1, this.lines.endOf(line));
    return { line, column, isItem: true, offset, behind: offset };
  }

  private itemLines(collection: Collection): readonly number[] {
    const offset = this.offsetOf(collection);
    const known = this.lists.get(offset);
    if (known !== undefined) return known;
    const found: number[] = [];
    const { column } = collection;
    let line: number | undefined = collection.line;
    while (line !== undefined && this.isList({ line, column })) {
      found.push(line);
      line = this.nextAt(column, line);
    }
    this.lists.set(offset, found);
    return found;
  }

  private valueOf({ line, column, isItem, behind }: Entry): Value {
    const { text } = this.lines;
    const end = this.lines.endOf(line);
    const position = skipSpaces(text, behind, end);
    if (isEmptyFrom(text, position, end)) return this.valueBelow(line, column, !isItem);
    if (text[position] === "[" || text[position] === "{") return "brackets";
    const isCollection =
      isItem && (isDash(text, position, end) || keyEnd(text, position, end) >= 0);
    return isCollection ? { line, column: position - this.lines.startOf(line) } : "text";
  }

  /** @param dashes Whether the dashes of a list may stand as far left as its key. */
  private valueBelow(line: number, column: number, dashes: boolean): Value {
    const next = this.nextContent(line);
    if (next === undefined) return "text";
    const below = { line: next, column: this.lines.indentOf(next) };
    if (below.column > column) return below;
    return dashes && below.column === column && this.isList(below) ? below : "text";
  }
}
