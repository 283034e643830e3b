/** Prints rows in aligned columns: the first column is text, the others are numbers. */
export function printTable(
  title: string,
  header: readonly string[],
  rows: readonly (readonly string[])[],
): void {
  const all = [header, ...rows];
  const widths = header.map((_cell, column) =>
    Math.max(...all.map((row) => (row[column] ?? "").length)),
  );
  const line = (row: readonly string[]): string =>
    row
      .map((cell, column) => {
        const width = widths[column] ?? 0;
        return column === 0 ? cell.padEnd(width) : cell.padStart(width);
      })
      .join("  ")
      .trimEnd();
  const rule = "-".repeat(widths.reduce((sum, width) => sum + width + 2, -2));
  process.stdout.write(`\n${[title, rule, line(header), rule, ...rows.map(line)].join("\n")}\n`);
}

export function printVerdict(what: string, found: string, goal: string, met: boolean): void {
  process.stdout.write(`${met ? "met   " : "missed"}  ${what}: ${found} (goal ${goal})\n`);
}
