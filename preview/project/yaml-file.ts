import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { isMap, isScalar, LineCounter, parseDocument, type Document, type Pair } from "yaml";
import { UsageError } from "./usage-error";

/** A YAML file of the project, with the line of everything in it. */
export class YamlFile {
  private constructor(
    /** As messages show it: relative to the project folder. */
    readonly name: string,
    private readonly document: Document.Parsed,
    private readonly lines: LineCounter,
  ) {}

  /** Throws a `UsageError` with line and column for text that is no YAML. */
  static read(folder: string, file: string): YamlFile {
    const name = path.relative(folder, file) || file;
    const lines = new LineCounter();
    const document = parseDocument(readFileSync(file, "utf8"), { lineCounter: lines });
    const error = document.errors[0];
    if (error !== undefined) {
      const { line, col } = lines.linePos(error.pos[0]);
      const reason = error.message.split(/ at line|\n/)[0] ?? error.message;
      throw new UsageError(`${name}:${line}:${col}: not readable as YAML: ${reason}.`);
    }
    return new YamlFile(name, document, lines);
  }

  /** The first of some names that exists in a folder. */
  static find(folder: string, names: readonly string[]): string | undefined {
    return names.map((name) => path.join(folder, name)).find((file) => existsSync(file));
  }

  get root(): unknown {
    return this.document.contents;
  }

  /** A node as plain data. */
  plain(node: unknown): unknown {
    return isNode(node) ? node.toJS(this.document) : node;
  }

  /** `Pulumi.dev.yaml:12:3` for a node, or the file's name alone. */
  at(node: unknown): string {
    const start = isNode(node) ? node.range?.[0] : undefined;
    if (start === undefined) return this.name;
    const { line, col } = this.lines.linePos(start);
    return `${this.name}:${line}:${col}`;
  }
}

interface Positioned {
  readonly range?: readonly number[] | null;
  toJS(document: Document): unknown;
}

function isNode(node: unknown): node is Positioned {
  return typeof node === "object" && node !== null && "range" in node && "toJS" in node;
}

/** One entry of a YAML mapping. */
export interface YamlEntry {
  readonly key: string;
  readonly keyNode: unknown;
  readonly value: unknown;
}

/** Entries of a mapping node, in file order; nothing for any other node. */
export function entriesOf(node: unknown): readonly YamlEntry[] | undefined {
  if (!isMap(node)) return undefined;
  return node.items.map(({ key, value }: Pair) => ({
    key: textOf(key) ?? "",
    keyNode: key,
    value,
  }));
}

export function entryOf(node: unknown, key: string): unknown {
  return entriesOf(node)?.find((entry) => entry.key === key)?.value;
}

/** Text of a scalar exactly as written (`1.30` stays `1.30`); nothing for mappings and sequences. */
export function textOf(node: unknown): string | undefined {
  if (node === null) return "";
  if (!isScalar(node)) return undefined;
  if (node.value === null) return "";
  return typeof node.value === "string" ? node.value : (node.source ?? String(node.value));
}
