import { LINE_HEIGHT, PADDING } from "./measure";
import type { NamespaceCard, NamespaceSection } from "./scene";
import { markElement, rectangle, textElement } from "./svg";
import { escapeText, shorten, shortenTooltip } from "./text";

const GAP = 12;
const LEAST_WIDTH = 270;
const TITLE_HEIGHT = 30;

/** A part of the picture and the height that it takes. */
export interface Drawn {
  readonly svg: string;
  readonly height: number;
}

/** Namespaces as rows of cards. */
export function drawSections(
  sections: readonly NamespaceSection[],
  left: number,
  top: number,
  width: number,
): Drawn {
  let y = top;
  const parts = sections.map((section) => {
    const drawn = drawSection(section, left, y, width);
    y += drawn.height;
    return drawn.svg;
  });
  return { svg: parts.join("\n"), height: y - top };
}

function drawSection(section: NamespaceSection, left: number, top: number, width: number): Drawn {
  const columns = Math.max(1, Math.floor((width + GAP) / (LEAST_WIDTH + GAP)));
  const cardWidth = (width - (columns - 1) * GAP) / columns;
  const parts = [textElement(left, top + 18, "title", shorten(section.title, 80))];
  let y = top + TITLE_HEIGHT;
  for (let start = 0; start < section.cards.length; start += columns) {
    const row = section.cards.slice(start, start + columns);
    const height = Math.max(...row.map(cardHeight));
    row.forEach((card, column) => {
      const x = left + column * (cardWidth + GAP);
      parts.push(drawCard(card, { x, y, width: cardWidth, height }));
    });
    y += height + GAP;
  }
  return { svg: parts.join("\n"), height: y - top };
}

function cardHeight(card: NamespaceCard): number {
  return 2 * PADDING + 14 + (card.marks.length + card.lines.length) * LINE_HEIGHT;
}

function drawCard(
  card: NamespaceCard,
  place: { x: number; y: number; width: number; height: number },
): string {
  const left = place.x + PADDING;
  let y = place.y + PADDING + 12;
  const parts = [
    rectangle(place, "box card"),
    textElement(left, y, "title", shorten(card.name, 30)),
  ];
  for (const mark of card.marks) parts.push(markElement(left, (y += LINE_HEIGHT), mark));
  for (const line of card.lines) parts.push(textElement(left, (y += LINE_HEIGHT), "faint", line));
  const title = `<title>${escapeText(shortenTooltip(`Namespace ${card.name}`))}</title>`;
  return `<g>${title}${parts.join("")}</g>`;
}
