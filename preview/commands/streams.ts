/** Where a command writes. */
export interface Streams {
  readonly stdout: NodeJS.WriteStream;
  readonly stderr: NodeJS.WriteStream;
}

/** The process's streams; a reader that went away (`| head`) is no error. */
export function standardStreams(): Streams {
  const { stdout, stderr } = process;
  for (const stream of [stdout, stderr]) {
    stream.on("error", (error: NodeJS.ErrnoException) => {
      if (error.code !== "EPIPE") throw error;
      process.exit();
    });
  }
  return { stdout, stderr };
}

/**
 * Ends the process with a status once everything is written. Exits rather than waits: a program may leave timers and
 * servers behind.
 */
export async function endProcess(status: number, { stdout, stderr }: Streams): Promise<void> {
  process.exitCode = status;
  await Promise.all([stdout, stderr].map(flushed));
  process.exit(status);
}

function flushed(stream: NodeJS.WriteStream): Promise<void> {
  return new Promise((resolve) => stream.write("", () => resolve()));
}

/**
 * Sends what programs and packs print on standard output to standard error while `run` is under way: standard output
 * carries the report.
 */
export async function withStdoutReserved<T>(streams: Streams, run: () => Promise<T>): Promise<T> {
  const { stdout, stderr } = streams;
  const write = stdout.write;
  stdout.write = stderr.write.bind(stderr) as typeof write;
  try {
    return await run();
  } finally {
    stdout.write = write;
  }
}

/** True for a terminal, unless NO_COLOR says otherwise; FORCE_COLOR colours pipes too. */
export function wantsColours(stream: NodeJS.WriteStream): boolean {
  const { NO_COLOR, FORCE_COLOR } = process.env;
  if (NO_COLOR !== undefined && NO_COLOR !== "") return false;
  if (FORCE_COLOR !== undefined) return FORCE_COLOR !== "0" && FORCE_COLOR !== "false";
  return stream.isTTY && stream.hasColors();
}

const PROGRESS_INTERVAL_MS = 50;

/** A line on a terminal's standard error that counts; nothing where standard error is no terminal. */
export class ProgressLine {
  private last = 0;

  constructor(
    private readonly stream: NodeJS.WriteStream,
    private readonly text: (count: number) => string,
  ) {}

  show(count: number): void {
    const now = performance.now();
    if (!this.stream.isTTY || now - this.last < PROGRESS_INTERVAL_MS) return;
    this.last = now;
    this.stream.write(`\r\u001b[2K${this.text(count)}`);
  }

  clear(): void {
    if (this.last > 0) this.stream.write("\r\u001b[2K");
  }
}
