import { isDash, isEmptyFrom, keyEnd, skipSpaces } from "./block-keys";
import { flowCollection, quotedEnd, quotedText } from "./block-scalars";
import { literalText } from "./block-literal";
import { isReserved, plainScalar } from "./plain-scalars";
import { UNUSUAL } from "./unusual";

export interface BlockDocument {
  /** Null for a text of comments alone. */
  readonly value: unknown;
  /** Offset of the first character that is neither comment nor marker. */
  readonly start: number;
}

const SPACE = 0x20;
const TAB = 0x09;
const HASH = 0x23;
const COLON = 0x3a;
// Texts and numbers that hold nothing with a meaning in YAML, as most do; a colon may not be the last sign.
const SIMPLE = /[\w/][\w./@:+-]*/y;
// Nobody writes more levels, and each is a call here.
const DEEPEST = 100;

/**
 * The value of a document of plain block YAML, as nearly all manifests are: many times faster than a YAML parser. Nothing
 * for a text with anything else (anchors, tags, folded or continued scalars, keys twice, errors), which is left to the YAML library.
 * The value is the library's: tests compare both.
 */
export function readBlockYaml(text: string): BlockDocument | undefined {
  try {
    return new BlockReader(text).document();
  } catch (error) {
    if (error === UNUSUAL) return undefined;
    throw error;
  }
}

class BlockReader {
  /** The line that is read: its indentation, offset of its first character, and end. */
  private indent = -1;
  private start = 0;
  private end = -1;
  private depth = 0;

  constructor(private readonly text: string) {}

  document(): BlockDocument {
    this.advance();
    const first = this.text.slice(this.start, this.end);
    if (this.indent === 0 && /^---[ \t]*(?:[ \t]#.*)?$/.test(first)) this.advance();
    const { start } = this;
    if (this.indent < 0) return { value: null, start };
    if (this.isItem() || this.keyEnd(start) >= 0) {
      const value = this.collection(this.indent);
      if (this.indent < 0) return { value, start };
    }
    throw UNUSUAL;
  }

  /** Goes to the next line that holds more than a comment; the indentation is -1 at the end. */
  private advance(): void {
    const { text } = this;
    let position = this.end + 1;
    while (position < text.length) {
      const begin = position;
      while (text.charCodeAt(position) === SPACE) position += 1;
      const code = text.charCodeAt(position);
      if (code === TAB) throw UNUSUAL;
      const end = endOfLine(text, position);
      if (position < end && code !== HASH) {
        this.indent = position - begin;
        this.start = position;
        this.end = end;
        return;
      }
      position = end + 1;
    }
    this.indent = -1;
    this.start = text.length;
    this.end = text.length;
  }

  private isItem(): boolean {
    return isDash(this.text, this.start, this.end);
  }

  private collection(indent: number): unknown {
    this.depth += 1;
    if (this.depth > DEEPEST) throw UNUSUAL;
    const value = this.isItem() ? this.sequence(indent) : this.mapping(indent);
    this.depth -= 1;
    return value;
  }

  private sequence(indent: number): readonly unknown[] {
    const items: unknown[] = [];
    while (this.indent === indent && this.isItem()) {
      const position = this.skipSpaces(this.start + 1);
      items.push(this.item(indent, position));
    }
    return items;
  }

  private item(indent: number, position: number): unknown {
    if (this.isEmptyFrom(position)) return this.nested(indent, false);
    const isCollection = isDash(this.text, position, this.end) || this.keyEnd(position) >= 0;
    if (!isCollection) return this.inline(indent, position);
    this.indent += position - this.start;
    this.start = position;
    return this.collection(this.indent);
  }

  private mapping(indent: number): Readonly<Record<string, unknown>> {
    const object: Record<string, unknown> = {};
    while (this.indent === indent) {
      const colon = this.keyEnd(this.start);
      if (colon < 0) throw UNUSUAL;
      const key = this.key(colon);
      if (key === "__proto__" || Object.hasOwn(object, key)) throw UNUSUAL;
      const position = this.skipSpaces(colon + 1);
      object[key] = this.isEmptyFrom(position)
        ? this.nested(indent, true)
        : this.inline(indent, position);
    }
    return object;
  }

  private key(colon: number): string {
    const quote = this.text[this.start];
    if (quote === '"' || quote === "'") return quotedText(this.text.slice(this.start, colon));
    const key = this.text.slice(this.start, colon);
    if (isReserved(key)) throw UNUSUAL;
    return key;
  }

  private keyEnd(position: number): number {
    return keyEnd(this.text, position, this.end);
  }

  private skipSpaces(from: number): number {
    return skipSpaces(this.text, from, this.end);
  }

  private isEmptyFrom(position: number): boolean {
    return isEmptyFrom(this.text, position, this.end);
  }

  /** What stands on the lines below; `dashes` allows the items of a key to stand as far left as the key. */
  private nested(indent: number, dashes: boolean): unknown {
    this.advance();
    if (this.indent > indent) return this.collection(this.indent);
    return dashes && this.indent === indent && this.isItem() ? this.collection(indent) : null;
  }

  /** A value on the line of its key or dash. */
  private inline(indent: number, position: number): unknown {
    const { text, end } = this;
    const first = text[position] ?? "";
    if (first === "|") {
      const literal = literalText(text, { position, end, indent });
      this.end = literal.end;
      this.advance();
      return literal.value;
    }
    const value = this.scalarOrFlow(first, position);
    this.advance();
    if (this.indent > indent) throw UNUSUAL;
    return value;
  }

  private scalarOrFlow(first: string, position: number): unknown {
    const { text, end } = this;
    if (first === '"' || first === "'") {
      const close = quotedEnd(text, position, end);
      if (close < 0) throw UNUSUAL;
      const rest = this.skipSpaces(close);
      if (!this.isEmptyFrom(rest) || (rest === close && rest < end)) throw UNUSUAL;
      return quotedText(text.slice(position, close));
    }
    const line = text.slice(position, end);
    if (isSimple(text, position, end)) return plainScalar(line);
    if (first === "[" || first === "{") return flowCollection(line);
    if (UNUSUAL_START.test(line)) throw UNUSUAL;
    const comment = line.search(/\s#/);
    const plain = (comment < 0 ? line : line.slice(0, comment)).trimEnd();
    if (/:(?:\s|$)/.test(plain)) throw UNUSUAL;
    return plainScalar(plain);
  }
}

// Indicators that YAML gives a meaning, and dashes and question marks that begin a collection.
const UNUSUAL_START = /^(?:[&*!%@`>?,\]}|]|[-:](?:\s|$))/;

function isSimple(text: string, position: number, end: number): boolean {
  SIMPLE.lastIndex = position;
  return SIMPLE.test(text) && SIMPLE.lastIndex === end && text.charCodeAt(end - 1) !== COLON;
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf("\n", from);
  return end < 0 ? text.length : end;
}
