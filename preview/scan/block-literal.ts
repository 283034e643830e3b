import { UNUSUAL } from "./unusual";

export interface LiteralPlace {
  /** Offset of the `|`. */
  readonly position: number;
  /** End of its line. */
  readonly end: number;
  /** Indentation of the key or dash that the text belongs to. */
  readonly indent: number;
}

const HEADER = /^\|([-+]?)[ ]*(?:[ ]#.*)?$/;

/** A text of several lines behind `|`, and the end of its last line. */
export function literalText(
  text: string,
  { position, end, indent }: LiteralPlace,
): { readonly value: string; readonly end: number } {
  const chomping = HEADER.exec(text.slice(position, end))?.[1];
  if (chomping === undefined) throw UNUSUAL;
  const margin = marginBelow(text, end + 1);
  if (margin <= indent) throw UNUSUAL;
  const lines: string[] = [];
  let begin = end + 1;
  while (begin < text.length) {
    const close = text.indexOf("\n", begin);
    // A last line without its end is a case of its own in YAML's rules.
    if (close < 0) throw UNUSUAL;
    const spaces = spacesAt(text, begin);
    const isBlank = begin + spaces === close;
    if (isBlank ? spaces > margin : spaces < margin) {
      if (isBlank || text[begin + spaces] === "\t") throw UNUSUAL;
      break;
    }
    lines.push(isBlank ? "" : text.slice(begin + margin, close));
    begin = close + 1;
  }
  return { value: chomped(lines, chomping), end: begin - 1 };
}

/** Indentation of the first line that is not blank; lines above it with more spaces are an error in YAML. */
function marginBelow(text: string, from: number): number {
  let begin = from;
  let most = 0;
  while (begin < text.length) {
    const spaces = spacesAt(text, begin);
    const next = text[begin + spaces];
    if (next === "\t" || next === undefined || (next !== "\n" && most > spaces)) throw UNUSUAL;
    if (next !== "\n") return spaces;
    most = Math.max(most, spaces);
    begin += spaces + 1;
  }
  throw UNUSUAL;
}

function spacesAt(text: string, from: number): number {
  let position = from;
  while (text.charCodeAt(position) === 0x20) position += 1;
  return position - from;
}

function chomped(lines: readonly string[], chomping: string): string {
  const all = lines.join("\n");
  if (chomping === "+") return `${all}\n`;
  const kept = all.replace(/\n+$/, "");
  return chomping === "-" ? kept : `${kept}\n`;
}
