import { closeSync, fstatSync, openSync, readSync } from "node:fs";
import { systemCode } from "./scanned";

/** Bytes of an input, read piece by piece; places in it can be read again when a finding names them. */
export interface TextSource {
  /** As messages show it. */
  readonly name: string;
  /** Pieces from the start, of at least `wanted()` bytes until the end. A NUL byte ends them with an error: no text has one. */
  pieces(wanted: () => number): Iterable<Buffer>;
  read(start: number, length: number): Buffer;
}

export const PIECE = 1 << 20;
const STDIN = 0;
const WAIT_MS = 10;
const UTF16_MARKS = [Buffer.from([0xff, 0xfe]), Buffer.from([0xfe, 0xff])];

/** Opens nothing yet; `-` is standard input. */
export function textSource(file: string): TextSource {
  return file === "-" ? new KeptSource("stdin", STDIN) : new FileSource(file);
}

class FileSource implements TextSource {
  private kept: KeptSource | undefined;

  constructor(readonly name: string) {}

  *pieces(wanted: () => number): Iterable<Buffer> {
    if (this.kept !== undefined) {
      yield* this.kept.pieces();
      return;
    }
    const descriptor = openSync(this.name, "r");
    try {
      if (fstatSync(descriptor).isFile()) {
        yield* piecesOf(descriptor, wanted);
        return;
      }
      // A pipe, such as a shell's `<(helm template ...)`: gone once it is read.
      this.kept = new KeptSource(this.name, descriptor);
      yield* this.kept.pieces();
    } finally {
      closeSync(descriptor);
    }
  }

  read(start: number, length: number): Buffer {
    if (this.kept !== undefined) return this.kept.read(start, length);
    const descriptor = openSync(this.name, "r");
    try {
      const bytes = Buffer.allocUnsafe(length);
      return bytes.subarray(0, readSync(descriptor, bytes, 0, length, start));
    } finally {
      closeSync(descriptor);
    }
  }
}

/** What can be read only once is kept. */
class KeptSource implements TextSource {
  private bytes: Buffer | undefined;

  constructor(
    readonly name: string,
    private readonly descriptor: number,
  ) {}

  *pieces(): Iterable<Buffer> {
    this.bytes ??= Buffer.concat([...piecesOf(this.descriptor, () => PIECE)]);
    yield this.bytes;
  }

  read(start: number, length: number): Buffer {
    return this.bytes?.subarray(start, start + length) ?? Buffer.alloc(0);
  }
}

function* piecesOf(descriptor: number, wanted: () => number): Iterable<Buffer> {
  let isFirst = true;
  for (;;) {
    const piece = Buffer.allocUnsafe(Math.max(PIECE, wanted()));
    const length = readPiece(descriptor, piece);
    if (length === 0) return;
    const read = piece.subarray(0, length);
    if (read.includes(0)) {
      // As PowerShell's `>` writes it.
      const isUtf16 = isFirst && UTF16_MARKS.some((mark) => read.subarray(0, 2).equals(mark));
      throw new Error(isUtf16 ? "text in UTF-16, not UTF-8" : "a binary file");
    }
    isFirst = false;
    yield read;
  }
}

function readPiece(descriptor: number, piece: Buffer): number {
  for (;;) {
    try {
      return readSync(descriptor, piece, 0, piece.length, null);
    } catch (error) {
      const code = systemCode(error);
      if (code === "EOF") return 0;
      if (code !== "EAGAIN") throw error;
      // A terminal or pipe that has nothing yet.
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, WAIT_MS);
    }
  }
}

/** Part of a source. */
export interface Extent {
  readonly source: TextSource;
  /** First byte. */
  readonly start: number;
  /** In bytes. */
  readonly length: number;
  /** Line of the first byte, from 1. */
  readonly line: number;
}

const UTF8 = new TextDecoder("utf-8", { fatal: true });

/** Other encodings would be read as garbage. */
export function decode(bytes: Buffer): string {
  try {
    return UTF8.decode(bytes);
  } catch {
    throw new Error("text that is not UTF-8");
  }
}

export function linesIn(bytes: Buffer): number {
  let count = 0;
  // A look-up of the next one costs more than the bytes between two.
  for (let at = 0; at < bytes.length; at += 1) if (bytes[at] === 0x0a) count += 1;
  return count;
}
