/** Members that a piece holds of a long list. */
const TOGETHER = 250;
/** Levels at which long lists are looked for; what stands below is written with what holds it. */
const DEEPEST = 5;

/** A list whose members are made as they are written, once and in order; `JSON.stringify` knows nothing of it. */
export class MadeList<T> {
  constructor(
    private readonly items: readonly T[],
    private readonly make: (item: T) => unknown,
  ) {}

  get length(): number {
    return this.items.length;
  }

  slice(start: number, end: number): readonly unknown[] {
    return this.items.slice(start, end).map(this.make);
  }
}

/**
 * What `JSON.stringify(value, null, 2)` makes of plain data, piece by piece: the text of a report of many thousand objects is
 * larger than all that it is made of, and beyond half a gigabyte no text at all.
 */
export function* jsonPieces(value: unknown, depth = 0): Iterable<string> {
  if (typeof value !== "object" || value === null) yield JSON.stringify(value) ?? "null";
  else if (value instanceof MadeList) yield* listPieces(value, depth);
  else if (depth === DEEPEST) yield members([value], depth).slice(2 * depth);
  else if (Array.isArray(value)) yield* listPieces(value, depth);
  else yield* objectPieces(value as Readonly<Record<string, unknown>>, depth);
}

/** The same as the content of a file, with a final newline. */
export function* jsonFile(value: unknown): Iterable<string> {
  yield* jsonPieces(value);
  yield "\n";
}

function* objectPieces(object: Readonly<Record<string, unknown>>, depth: number): Iterable<string> {
  let separator = "{\n";
  for (const key of Object.keys(object)) {
    const value = object[key];
    if (value === undefined) continue;
    yield `${separator}${indent(depth + 1)}${JSON.stringify(key)}: `;
    yield* jsonPieces(value, depth + 1);
    separator = ",\n";
  }
  yield separator === "{\n" ? "{}" : `\n${indent(depth)}}`;
}

function* listPieces(
  list: readonly unknown[] | MadeList<unknown>,
  depth: number,
): Iterable<string> {
  let separator = "[\n";
  const isLong = list.length > TOGETHER;
  for (let start = 0; start < list.length; start += isLong ? TOGETHER : 1) {
    yield separator;
    if (isLong) yield members(list.slice(start, start + TOGETHER), depth + 1);
    else {
      yield indent(depth + 1);
      yield* jsonPieces(list.slice(start, start + 1)[0], depth + 1);
    }
    separator = ",\n";
  }
  yield list.length === 0 ? "[]" : `\n${indent(depth)}]`;
}

/** The members of a list at that depth, at least 1, indented, without what stands around them. */
function members(values: readonly unknown[], depth: number): string {
  let nested: unknown = values;
  for (let level = 1; level < depth; level += 1) nested = [nested];
  // Each list around is a bracket on a line of its own, at either end.
  const margin = depth * (depth + 1);
  return JSON.stringify(nested, null, 2).slice(margin, -margin);
}

function indent(depth: number): string {
  return "  ".repeat(depth);
}
