/** Something that somebody tries, what must come of it, and what came of it. */
export interface Attempt {
  readonly attempt: string;
  readonly expected: string;
  readonly seen: string;
}

/** The rows as a table for a terminal. */
export function attemptTable(attempts: readonly Attempt[]): string {
  const header = { attempt: "attempt", expected: "expected", seen: "seen" };
  const width = (column: keyof Attempt) =>
    Math.max(...[header, ...attempts].map((row) => row[column].length));
  const line = (row: Attempt) =>
    `  ${row.attempt.padEnd(width("attempt"))}  ${row.expected.padEnd(width("expected"))}  ${row.seen}\n`;
  return [header, ...attempts].map(line).join("");
}
