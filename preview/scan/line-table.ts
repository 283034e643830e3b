const LINE_FEED = 0x0a;
const SPACE = 0x20;
const HASH = 0x23;

/** The lines of a text, counted from 0. */
export class LineTable {
  private readonly starts: number[] = [0];
  private depths: Int32Array | undefined;

  constructor(readonly text: string) {
    for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) {
      this.starts.push(at + 1);
    }
  }

  get count(): number {
    return this.starts.length;
  }

  startOf(line: number): number {
    return this.starts[line] ?? this.text.length;
  }

  /** Offset of the line feed. */
  endOf(line: number): number {
    return line + 1 < this.starts.length ? this.startOf(line + 1) - 1 : this.text.length;
  }

  /** Spaces before the first sign; -1 for a line that is blank or a comment. */
  indentOf(line: number): number {
    return (this.depths ??= indentsOf(this.text, this.starts))[line] ?? -1;
  }

  /** Line of an offset. */
  lineOf(offset: number): number {
    let low = 0;
    let high = this.starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}

function indentsOf(text: string, starts: readonly number[]): Int32Array {
  const indents = new Int32Array(starts.length);
  starts.forEach((start, line) => (indents[line] = indentAt(text, start)));
  return indents;
}

function indentAt(text: string, start: number): number {
  let position = start;
  while (text.charCodeAt(position) === SPACE) position += 1;
  const code = text.charCodeAt(position);
  const isEmpty = position >= text.length || code === LINE_FEED || code === HASH;
  return isEmpty ? -1 : position - start;
}
