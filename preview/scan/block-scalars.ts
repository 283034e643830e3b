import { parseScalar } from "./yaml-document";
import { UNUSUAL } from "./unusual";

/** Offset behind the closing quote of a text in quotes; -1 where it does not end on its line. */
export function quotedEnd(text: string, from: number, end: number): number {
  const quote = text[from] ?? "";
  for (let position = text.indexOf(quote, from + 1); position >= 0 && position < end;) {
    if (quote === "'" && text[position + 1] === "'") position += 2;
    else if (quote === '"' && isEscaped(text, position, from)) position += 1;
    else return position + 1;
    position = text.indexOf(quote, position);
  }
  return -1;
}

function isEscaped(text: string, position: number, from: number): boolean {
  let backslashes = 0;
  while (position - backslashes - 1 > from && text[position - backslashes - 1] === "\\") {
    backslashes += 1;
  }
  return backslashes % 2 === 1;
}

/** The text in quotes. Escapes are JSON's; YAML has more, which are left to the YAML library. */
export function quotedText(quoted: string): string {
  const inner = quoted.slice(1, -1);
  if (quoted.startsWith("'")) return inner.replaceAll("''", "'");
  if (!inner.includes("\\")) return inner;
  try {
    return String(JSON.parse(quoted));
  } catch {
    throw UNUSUAL;
  }
}

/** A collection in brackets that begins and ends on one line, with what follows it there. */
export function flowCollection(line: string): unknown {
  const trimmed = line.trimEnd();
  if (trimmed === "{}") return {};
  if (trimmed === "[]") return [];
  // Anchors and aliases may reach beyond the line.
  if (/[&*!]/.test(trimmed)) throw UNUSUAL;
  const value = parseScalar(trimmed);
  if (typeof value !== "object") throw UNUSUAL;
  return value;
}
