/**
 * YAML as programs write it: maps and lists in blocks, plain and quoted scalars, texts with `|` and `>`, comments on lines of
 * their own, and JSON. Anchors, tags, folded scalars and lists in brackets that are no JSON are not read.
 */

interface Line {
  readonly indent: number;
  readonly text: string;
}

/** A key, in quotes or not, and what follows its colon. */
const ENTRY = /^("(?:[^"\\]|\\.)*"|'[^']*'|[^\s"'#&*!|>%@`{}[\],-][^:]*|[^\s"'#:]+):(?:\s+(.*))?$/;
const BLOCK_TEXT = /^[|>][-+]?$/;
const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/;
const WORDS: ReadonlyMap<string, unknown> = new Map([
  ["", null],
  ["~", null],
  ["null", null],
  ["true", true],
  ["false", false],
]);

class NotReadable extends Error {}

/** The value of one document; nothing where it is in a form that is not read. */
export function valueOfYaml(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return valueOfBlocks(text);
  }
}

function valueOfBlocks(text: string): unknown {
  const lines = text.replace(/^---[ \t]*\n/, "").split("\n");
  const reader = new BlockReader(lines.map(lineOf));
  try {
    return reader.document();
  } catch (error) {
    if (error instanceof NotReadable) return undefined;
    throw error;
  }
}

function lineOf(line: string): Line {
  const text = line.trim();
  return { indent: line.length - line.trimStart().length, text };
}

class BlockReader {
  private position = 0;

  constructor(private readonly lines: Line[]) {}

  document(): unknown {
    const first = this.next();
    if (first === undefined) return null;
    const value = this.block(first.indent);
    if (this.next() !== undefined) throw new NotReadable();
    return value;
  }

  /** The next line that says something. */
  private next(): Line | undefined {
    for (; this.position < this.lines.length; this.position += 1) {
      const line = this.lines[this.position];
      if (line !== undefined && line.text !== "" && !line.text.startsWith("#")) return line;
    }
    return undefined;
  }

  private block(indent: number): unknown {
    return isItem(this.next()) ? this.list(indent) : this.map(indent);
  }

  private list(indent: number): unknown[] {
    const items: unknown[] = [];
    for (let line = this.next(); line?.indent === indent && isItem(line); line = this.next()) {
      const rest = line.text.slice(1).trimStart();
      const place = indent + line.text.length - rest.length;
      if (rest !== "" && !ENTRY.test(rest) && !isItem({ indent, text: rest })) {
        this.position += 1;
        items.push(this.scalar(rest, indent));
      } else if (rest !== "") {
        this.lines[this.position] = { indent: place, text: rest };
        items.push(this.block(place));
      } else {
        this.position += 1;
        items.push(this.below(indent));
      }
    }
    return items;
  }

  private map(indent: number): Readonly<Record<string, unknown>> {
    const entries: [string, unknown][] = [];
    for (let line = this.next(); line?.indent === indent && !isItem(line); line = this.next()) {
      const [, key, rest = ""] = ENTRY.exec(line.text) ?? [];
      if (key === undefined) throw new NotReadable();
      this.position += 1;
      entries.push([unquoted(key), rest === "" ? this.below(indent) : this.scalar(rest, indent)]);
    }
    const deeper = this.next();
    if (entries.length === 0 || (deeper !== undefined && deeper.indent > indent)) {
      throw new NotReadable();
    }
    return Object.fromEntries(entries);
  }

  /** What stands below a key or a dash; lists may stand as far to the left as their key. */
  private below(indent: number): unknown {
    const line = this.next();
    if (line === undefined || line.indent < indent) return null;
    if (line.indent > indent) return this.block(line.indent);
    const before = this.lines[this.position - 1];
    return isItem(line) && !isItem(before) ? this.list(indent) : null;
  }

  private scalar(text: string, indent: number): unknown {
    if (BLOCK_TEXT.test(text)) return this.text(indent, text.startsWith(">") ? " " : "\n");
    if (/^["{[]/.test(text)) return fromJson(text);
    if (text.startsWith("'")) return unquoted(text);
    const plain = text.replace(/\s+#.*$/, "");
    if (WORDS.has(plain)) return WORDS.get(plain);
    if (/^[&*!|>%@`]/.test(plain)) throw new NotReadable();
    return NUMBER.test(plain) ? Number(plain) : plain;
  }

  private text(indent: number, glue: string): string {
    const start = this.position;
    const ends = this.lines.findIndex(
      ({ indent: own, text }, index) => index >= start && text !== "" && own <= indent,
    );
    this.position = ends < 0 ? this.lines.length : ends;
    const lines = this.lines.slice(start, this.position);
    const left = Math.min(...lines.flatMap(({ indent: own, text }) => (text === "" ? [] : [own])));
    return lines
      .map((line) => (line.text === "" ? "" : " ".repeat(line.indent - left) + line.text))
      .join(glue);
  }
}

function isItem(line: Line | undefined): boolean {
  return line !== undefined && (line.text === "-" || line.text.startsWith("- "));
}

function unquoted(text: string): string {
  if (text.startsWith('"')) return String(fromJson(text));
  const [, quoted] = /^'((?:[^']|'')*)'$/.exec(text) ?? [];
  if (text.startsWith("'") && quoted === undefined) throw new NotReadable();
  return quoted === undefined ? text.trim() : quoted.replace(/''/g, "'");
}

function fromJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new NotReadable();
  }
}
