import { visible } from "./visible";

/** Rows of a table; a comment on a pull request may have 65,536 characters. */
const ROWS = 50;
const LONGEST_CELL = 300;

/** A part that readers fold open. */
export function details(summary: string, body: string): string {
  return `<details>\n<summary>${summary}</summary>\n\n${body}\n\n</details>`;
}

/** A table, cut where it would be too long for a comment. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  const left = rows.length - ROWS;
  const shown = [line(head), line(head.map(() => "---")), ...rows.slice(0, ROWS).map(line)];
  return `${shown.join("\n")}${left > 0 ? `\n\nand ${left} more in the report.` : ""}`;
}

/** A code span in a cell of a table: one line, with a fence that the text does not hold. */
export function code(content: string): string {
  const line = visible(content.replace(/\s+/g, " ")).trim();
  if (line === "") return "";
  const short = line.length > LONGEST_CELL ? `${line.slice(0, LONGEST_CELL)}…` : line;
  const longest = Math.max(0, ...[...short.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = "`".repeat(longest + 1);
  const space = longest > 0 ? " " : "";
  return `${fence}${space}${short.replaceAll("|", "\\|")}${space}${fence}`;
}

/** Our own sentences, which may quote names. */
export function text(sentence: string): string {
  return visible(sentence.replace(/\s+/g, " ")).replace(/[\\`*_[\]<>|@#]/g, "\\$&");
}
