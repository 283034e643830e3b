import { linesIn, type Extent, type TextSource } from "./text-source";

/** A document of a YAML text. */
export interface DocumentBytes extends Extent {
  readonly bytes: Buffer;
}

const MARKERS = ["\n---", "\n..."] as const;
const MARKER_LENGTH = 4;
// Space, tab, line feed, carriage return.
const AFTER_MARKER = new Set([0x20, 0x09, 0x0a, 0x0d]);
const PERCENT = 0x25;
// First byte of a byte order mark.
const MARK_START = 0xef;

/** The documents of a YAML text, one after the other: no more than one of them is held, beside what was read with it. */
export function* documentsOf(source: TextSource): Iterable<DocumentBytes> {
  let rest: Buffer = Buffer.alloc(0);
  let start = 0;
  let line = 1;
  const take = (length: number): DocumentBytes => {
    const bytes = rest.subarray(0, length);
    const taken = { source, start, length, line, bytes };
    start += length;
    line += linesIn(bytes);
    rest = rest.subarray(length);
    return taken;
  };
  // Twice what is held, so that the time for one large document grows with its size and not with the square of it.
  for (const piece of source.pieces(() => rest.length)) {
    const searched = Math.max(0, rest.length - MARKER_LENGTH);
    rest = rest.length === 0 ? piece : Buffer.concat([rest, piece]);
    const markers = new MarkerSearch(rest, searched);
    const before = start;
    const mayHaveDirectives = rest.includes(PERCENT);
    for (let end = markers.next(); end >= 0; end = markers.next()) {
      const length = end - (start - before);
      // Directives stand above the marker of their document.
      const mayBePrologue = mayHaveDirectives || rest[0] === MARK_START;
      if (!mayBePrologue || !isPrologue(rest.subarray(0, length))) yield take(length);
    }
  }
  if (rest.length > 0) yield take(rest.length);
}

/** Finds where documents begin: the offset of a line that starts with a marker. */
class MarkerSearch {
  private readonly found: number[];

  constructor(
    private readonly bytes: Buffer,
    from: number,
  ) {
    this.found = MARKERS.map((marker) => this.search(marker, from));
  }

  /** -1 at the end. */
  next(): number {
    const known = this.found.filter((at) => at >= 0);
    if (known.length === 0) return -1;
    const first = Math.min(...known);
    MARKERS.forEach((marker, index) => {
      if (this.found[index] === first) this.found[index] = this.search(marker, first + 1);
    });
    return first + 1;
  }

  private search(marker: string, from: number): number {
    for (let at = this.bytes.indexOf(marker, from); at >= 0;) {
      const after = this.bytes[at + MARKER_LENGTH];
      if (after !== undefined && AFTER_MARKER.has(after)) return at;
      at = this.bytes.indexOf(marker, at + 1);
    }
    return -1;
  }
}

function isPrologue(bytes: Buffer): boolean {
  if (bytes[0] !== PERCENT && bytes[0] !== MARK_START && !bytes.includes("\n%")) return false;
  return bytes
    .toString("utf8")
    .replace(/^\ufeff/, "")
    .split("\n")
    .every((text) => /^(?:[ \t\r]*$|[ \t]*#|%|\.\.\.)/.test(text));
}
