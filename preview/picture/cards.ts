import { LINE_HEIGHT, LINE_SIZE, PADDING, TITLE_SIZE, markRows } from "./measure";
import type { Card, Section } from "./scene";
import { markRow, rectangle, textElement } from "./svg";
import { escapeText, fit, shorten, shortenTooltip } from "./text";

const GAP = 12;
const LEAST_WIDTH = 225;
const TITLE_HEIGHT = 30;
const SECTION_GAP = 8;

/** A part of the picture and the height that it takes. */
export interface Drawn {
  readonly svg: string;
  readonly height: number;
}

/** Sections one below the other, their cards in columns. */
export function drawSections(
  sections: readonly Section[],
  left: number,
  top: number,
  width: number,
): Drawn {
  let y = top;
  const parts = sections.map((section) => {
    const drawn = drawSection(section, left, y, width);
    y += drawn.height + SECTION_GAP;
    return drawn.svg;
  });
  return { svg: parts.join("\n"), height: y - top };
}

/** Each card goes to the column that is shortest so far; many keys take the whole width. */
function drawSection(section: Section, left: number, top: number, width: number): Drawn {
  const least = Math.max(LEAST_WIDTH, section.cards.some(isWide) ? WIDE : 0);
  const count = Math.max(1, Math.floor((width + GAP) / (least + GAP)));
  const cardWidth = (width - (count - 1) * GAP) / count;
  const columns = Array.from({ length: count }, () => top + TITLE_HEIGHT);
  const parts = [textElement(left, top + 18, "title", shorten(section.title, 80))];
  for (const card of section.cards) {
    const whole = isStrip(card);
    const y = whole ? Math.max(...columns) : Math.min(...columns);
    const column = whole ? 0 : columns.indexOf(y);
    const x = left + column * (cardWidth + GAP);
    const place = { x, y, width: whole ? width : cardWidth };
    const height = cardHeight(card, place.width);
    parts.push(drawCard(card, { ...place, height }));
    if (whole) columns.fill(y + height + GAP);
    else columns[column] = y + height + GAP;
  }
  return { svg: parts.join("\n"), height: Math.max(...columns) - top };
}

const WIDE = 300;

function isWide(card: Card): boolean {
  return card.kind !== "namespace";
}

function isStrip(card: Card): boolean {
  return card.kind === "key" && card.lines.length > 3;
}

/** Lines of a card over the whole width stand in columns. */
function columnsOf(card: Card, width: number): number {
  return isStrip(card) ? Math.max(1, Math.floor(width / WIDE)) : 1;
}

function cardHeight(card: Card, width: number): number {
  const heading = card.heading === "" ? 0 : LINE_HEIGHT - 3;
  const marks = markRows(card.marks, width - 2 * PADDING).length;
  const lines = Math.ceil(card.lines.length / columnsOf(card, width));
  return 2 * PADDING + 14 + heading + (marks + lines) * LINE_HEIGHT;
}

function drawCard(
  card: Card,
  place: { x: number; y: number; width: number; height: number },
): string {
  const left = place.x + PADDING;
  const room = place.width - 2 * PADDING;
  let y = place.y + PADDING + 9;
  const parts = [rectangle(place, `box ${card.kind}`)];
  if (card.heading === "") y += 3;
  else {
    parts.push(textElement(left, y, "heading", card.heading));
    y += LINE_HEIGHT;
  }
  parts.push(textElement(left, y, "title", fit(card.title, room, TITLE_SIZE, true)));
  for (const row of markRows(card.marks, room)) parts.push(markRow(left, (y += LINE_HEIGHT), row));
  const columns = columnsOf(card, place.width);
  card.lines.forEach((line, index) => {
    const at = left + (index % columns) * (room / columns);
    if (index % columns === 0) y += LINE_HEIGHT;
    const text = fit(line, room / columns - (columns > 1 ? GAP : 0), LINE_SIZE);
    parts.push(textElement(at, y, "faint", text));
  });
  const whole = `${card.heading} ${card.title}`.trim();
  const title = `<title>${escapeText(shortenTooltip(whole))}</title>`;
  return `<g>${title}${parts.join("")}</g>`;
}
