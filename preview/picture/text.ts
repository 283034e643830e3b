/** Longest text that is drawn on one line; the whole text stays in the tooltip. */
const LONGEST = 46;
const LONGEST_TOOLTIP = 400;

// Controls and lone surrogates, which XML forbids, and format marks, which can reorder the text around them.
const UNPRINTABLE = /[\p{C}\p{Zl}\p{Zp}]/gu;

/** Text as it may stand in SVG content and attributes. */
export function escapeText(text: string): string {
  return text
    .replace(UNPRINTABLE, "\ufffd")
    .replace(/&/g, "&amp;")
    .replace(/</g, "&lt;")
    .replace(/>/g, "&gt;")
    .replace(/"/g, "&quot;")
    .replace(/'/g, "&#39;");
}

/** Cuts in the middle, because the ends of a name tell most. Counts code points. */
export function shorten(text: string, longest = LONGEST): string {
  const characters = Array.from(text.slice(0, longest * 40));
  if (characters.length <= longest && text.length <= longest * 40) return text;
  const head = Math.ceil((longest - 1) * 0.6);
  const tail = Math.max(longest - 1 - head, 1);
  return `${characters.slice(0, head).join("")}…${Array.from(text.slice(-longest * 2))
    .slice(-tail)
    .join("")}`;
}

export function shortenTooltip(text: string): string {
  return shorten(text, LONGEST_TOOLTIP);
}

const NARROW = new Set(Array.from("iljtfr.,:;'|!()[]{}/ I-·"));
const WIDE = new Set(Array.from("mwMW@%&…—"));

/**
 * Width of a text in pixels. The reader's font is not known, so the widths are those of a wide sans-serif face
 * (Verdana-like fonts are the widest of the families in the style sheet) and boxes end up rather too wide than too
 * narrow.
 */
export function textWidth(text: string, size: number, bold = false): number {
  let units = 0;
  for (const character of text) {
    if (NARROW.has(character)) units += 0.36;
    else if (WIDE.has(character)) units += 0.92;
    else if (character >= "A" && character <= "Z") units += 0.72;
    else units += (character.codePointAt(0) ?? 0) > 0x2e7f ? 1.05 : 0.585;
  }
  return units * size * (bold ? 1.14 : 1);
}

/** Cuts in the middle until the text is at most `width` pixels wide. */
export function fit(text: string, width: number, size: number, bold = false): string {
  let longest = Math.min(Array.from(text.slice(0, 400)).length, 200);
  while (longest > 3 && textWidth(shorten(text, longest), size, bold) > width) longest -= 1;
  return shorten(text, longest);
}

/** Joins items with commas into lines of at most `longest` characters; items beyond `lines` lines are counted. */
export function wrapList(
  items: readonly string[],
  longest: number,
  lines: number,
): readonly string[] {
  const result: string[] = [];
  let shown = 0;
  for (const item of items.map((text) => shorten(text, longest))) {
    const last = result.at(-1);
    if (last !== undefined && last.length + item.length + 2 <= longest) {
      result[result.length - 1] = `${last}, ${item}`;
    } else if (result.length < lines) {
      result.push(item);
    } else {
      result.push(`and ${items.length - shown} more`);
      return result;
    }
    shown += 1;
  }
  return result;
}
