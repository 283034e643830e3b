import { linesIn, type Extent, type TextSource } from "./text-source";

/** An element of a list that may be long. */
export interface JsonElement extends Extent {
  readonly bytes: Buffer;
  /** Keys that lead to the list. */
  readonly list: string;
  readonly index: number;
  /** Keys in it, at all levels: fewer in its value means that one stands twice. */
  readonly keys: number;
}

/** A JSON object without the elements of its long lists, whose lines are kept. */
export interface JsonFrame extends Extent {
  readonly bytes: Buffer;
  readonly keys: number;
}

/** Lists whose elements are handed over one by one: of Kubernetes, and of Pulumi's states and previews. */
const LISTS: ReadonlySet<string> = new Set([
  "items",
  "resources",
  "deployment.resources",
  "latest.resources",
  "checkpoint.latest.resources",
  "steps",
]);
const DEEPEST_LIST = 3;

const [QUOTE, BACKSLASH, COLON, COMMA] = [0x22, 0x5c, 0x3a, 0x2c];
const [OBJECT_OPEN, OBJECT_CLOSE, LIST_OPEN, LIST_CLOSE] = [0x7b, 0x7d, 0x5b, 0x5d];
const [NEWLINE, SPACE] = [0x0a, 0x20];
const BYTE_ORDER_MARK = Buffer.from([0xef, 0xbb, 0xbf]);

/** Thrown where a text is not one JSON object after the other. */
export const NOT_JSON = new Error("not JSON objects");

/**
 * Splits JSON objects, which may follow each other, into the elements of long lists and what is around them. Brackets are
 * matched, the rest is left to the parser of the parts.
 */
export function* jsonParts(source: TextSource): Iterable<JsonElement | JsonFrame> {
  const scanner = new JsonScanner(source);
  for (const piece of source.pieces(() => 0)) yield* scanner.scan(piece);
  yield* scanner.end();
}

export function isElement(part: JsonElement | JsonFrame): part is JsonElement {
  return "list" in part;
}

class JsonScanner {
  private piece: Buffer = Buffer.alloc(0);
  /** Bytes before this piece. */
  private offset = 0;
  /** First byte of this piece that belongs to the frame or element that is being read. */
  private begin = 0;
  /** Byte of this piece up to which lines are counted. */
  private counted = 0;
  private stringBegin = 0;
  private line = 1;
  private depth = 0;
  private inString = false;
  private escaped = false;
  private keys = 0;
  private readonly path: string[] = [];
  private lastString = "";
  /** Where the list begins whose elements are taken, as a depth; 0 outside one. */
  private listDepth = 0;
  private index = 0;
  /** Parts of what is being read, from earlier pieces. */
  private frame: Buffer[] = [];
  private element: Buffer[] = [];
  private stringParts: Buffer[] = [];
  private frameStart = 0;
  private frameLine = 1;
  private frameKeys = 0;
  private elementStart = 0;
  private elementLine = 1;

  constructor(private readonly source: TextSource) {}

  *scan(piece: Buffer): Iterable<JsonElement | JsonFrame> {
    const isMarked = this.offset === 0 && piece.subarray(0, 3).equals(BYTE_ORDER_MARK);
    this.piece = piece;
    this.begin = 0;
    this.counted = 0;
    this.stringBegin = 0;
    for (let at = isMarked ? BYTE_ORDER_MARK.length : 0; at < piece.length; at += 1) {
      if (this.inString) {
        at = this.throughString(at);
        continue;
      }
      const code = piece[at] ?? 0;
      if (code <= SPACE) continue;
      const part = this.token(code, at);
      if (part !== undefined) yield part;
    }
    this.endPiece();
  }

  private token(code: number, at: number): JsonElement | JsonFrame | undefined {
    if (this.depth === 0 && code !== OBJECT_OPEN) throw NOT_JSON;
    if (code === QUOTE) {
      this.inString = true;
      this.stringBegin = at + 1;
      this.stringParts = [];
    } else if (code === COLON) {
      this.keys += 1;
      if (this.mayBeListKey()) this.path[this.depth - 1] = this.lastString;
    } else if (code === OBJECT_OPEN || code === LIST_OPEN) this.open(code, at);
    else if (code === OBJECT_CLOSE || code === LIST_CLOSE) return this.close(at);
    else if (code === COMMA && this.depth === this.listDepth) {
      const element = this.endElement(at);
      this.beginElement(at + 1);
      return element;
    }
    return undefined;
  }

  /** Offset of the quote that ends a string, or the end of the piece. */
  private throughString(from: number): number {
    const { piece } = this;
    for (let at = from; at < piece.length; at += 1) {
      const code = piece[at];
      if (this.escaped) this.escaped = false;
      else if (code === BACKSLASH) this.escaped = true;
      else if (code === QUOTE) {
        this.inString = false;
        if (this.mayBeListKey()) this.endString(piece.subarray(this.stringBegin, at));
        return at;
      }
    }
    return piece.length;
  }

  private open(code: number, at: number): void {
    if (this.depth === 0) {
      this.begin = at;
      this.frameStart = this.offset + at;
      this.frameLine = this.lineAt(at);
      this.keys = 0;
    }
    this.depth += 1;
    if (code !== LIST_OPEN || this.listDepth > 0 || !this.isList()) return;
    this.listDepth = this.depth;
    this.index = 0;
    this.frame.push(this.piece.subarray(this.begin, at + 1));
    this.frameKeys = this.keys;
    this.keys = 0;
    this.beginElement(at + 1);
  }

  private close(at: number): JsonElement | JsonFrame | undefined {
    const isListEnd = this.depth === this.listDepth;
    const element = isListEnd ? this.endElement(at) : undefined;
    if (isListEnd) {
      this.begin = at;
      this.listDepth = 0;
      this.keys = this.frameKeys;
    }
    this.depth -= 1;
    return this.depth === 0 ? this.endFrame(this.piece.subarray(this.begin, at + 1)) : element;
  }

  private endPiece(): void {
    const { piece } = this;
    this.lineAt(piece.length);
    if (this.inString && this.mayBeListKey()) {
      this.stringParts.push(Buffer.from(piece.subarray(this.stringBegin)));
    }
    const open = this.listDepth > 0 ? this.element : this.frame;
    if (this.depth > 0) open.push(Buffer.from(piece.subarray(this.begin)));
    this.offset += piece.length;
  }

  private lineAt(position: number): number {
    this.line += linesIn(this.piece.subarray(this.counted, position));
    this.counted = position;
    return this.line;
  }

  /** What a text ends in the middle of. */
  *end(): Iterable<JsonFrame> {
    if (this.depth === 0) return;
    this.frame.push(...this.element);
    yield this.endFrame(Buffer.alloc(0));
  }

  private mayBeListKey(): boolean {
    return this.listDepth === 0 && this.depth <= DEEPEST_LIST;
  }

  private isList(): boolean {
    if (this.depth > DEEPEST_LIST + 1) return false;
    return LISTS.has(this.path.slice(0, this.depth - 1).join("."));
  }

  private endString(last: Buffer): void {
    const parts = this.stringParts;
    this.lastString = Buffer.concat([...parts, last]).toString("utf8");
    this.stringParts = [];
  }

  private beginElement(at: number): void {
    this.element = [];
    this.elementStart = this.offset + at;
    this.elementLine = this.lineAt(at);
    this.begin = at;
  }

  /** Nothing for a list without elements. */
  private endElement(at: number): JsonElement | undefined {
    const last = this.piece.subarray(this.begin, at);
    const bytes = this.element.length === 0 ? last : Buffer.concat([...this.element, last]);
    this.element = [];
    // Their lines stay, so that lines of the frame are the file's.
    this.frame.push(Buffer.alloc(linesIn(bytes), NEWLINE));
    const blank = leadingBlanks(bytes);
    if (blank === bytes.length) return undefined;
    const element = {
      source: this.source,
      bytes: bytes.subarray(blank),
      start: this.elementStart + blank,
      length: bytes.length - blank,
      line: this.elementLine + linesIn(bytes.subarray(0, blank)),
      list: this.path.slice(0, this.listDepth - 1).join("."),
      index: this.index,
      keys: this.keys,
    };
    this.index += 1;
    this.keys = 0;
    return element;
  }

  private endFrame(last: Buffer): JsonFrame {
    const bytes = Buffer.concat([...this.frame, last]);
    const { source, frameStart: start, frameLine: line, keys } = this;
    this.frame = [];
    return { source, bytes, start, length: bytes.length, line, keys };
  }
}

function leadingBlanks(bytes: Buffer): number {
  let blank = 0;
  while (blank < bytes.length && (bytes[blank] ?? 0) <= SPACE) blank += 1;
  return blank;
}
