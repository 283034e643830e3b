import type { Layout, PlacedArrow } from "./layout";
import {
  LABEL_SIZE,
  LINE_HEIGHT,
  PADDING,
  ZONE_HEADING,
  ZONE_LINE,
  isContainer,
  isInline,
  labelSize,
  leafSize,
  markRows,
  markText,
  markWidth,
  titleOf,
  HEADING_SIZE,
  TITLE_SIZE,
  zonePlaces,
} from "./measure";
import type { PlacedBox, Point } from "./pack";
import type { ArrowKind, Mark } from "./scene";
import { escapeText, fit, shorten, shortenTooltip, textWidth } from "./text";

/** Two decimals are finer than a pixel of any screen and keep the file small. */
export function number(value: number): string {
  return String(Math.round(value * 100) / 100);
}

export function textElement(x: number, y: number, classes: string, text: string): string {
  return `<text x="${number(x)}" y="${number(y)}" class="${classes}">${escapeText(text)}</text>`;
}

export function rectangle(
  place: Point & { readonly width: number; readonly height: number },
  classes: string,
  radius = 6,
): string {
  const { x, y, width, height } = place;
  return `<rect x="${number(x)}" y="${number(y)}" width="${number(width)}" height="${number(height)}" rx="${radius}" class="${classes}"/>`;
}

export function markElement(x: number, y: number, mark: Mark): string {
  return textElement(x, y, mark.tone, markText(mark));
}

export function markRow(left: number, y: number, marks: readonly Mark[]): string {
  let x = left;
  return marks
    .map((mark) => {
      const drawn = markElement(x, y, mark);
      x += markWidth(mark);
      return drawn;
    })
    .join("");
}

/** Surfaces of containers, then arrows, then all that has text: an arrow never crosses out a text. */
export function drawLayout(layout: Layout): string {
  const containers = layout.boxes.filter(({ box }) => isContainer(box));
  const leaves = layout.boxes.filter(({ box }) => !isContainer(box));
  return [
    ...containers.map((placed) => rectangle(placed, `box ${placed.box.kind}`, 8)),
    ...layout.arrows.map(drawArrow),
    ...containers.map(drawHeader),
    ...leaves.map(drawLeaf),
    ...layout.arrows.map(drawLabel),
  ].join("\n");
}

function tooltip({ box }: PlacedBox): string {
  return `<title>${escapeText(shortenTooltip(`${box.heading} ${box.title}`.trim()))}</title>`;
}

/** Heading, title and marks stand on a patch of the container's own colour, because arrows may pass there. */
function drawHeader(placed: PlacedBox): string {
  const { box, x, y, width } = placed;
  const left = x + PADDING;
  const halo = `halo halo-${box.kind}`;
  let top = y + PADDING + 11;
  const parts = [textElement(left, top, `heading ${halo}`, box.heading)];
  if (box.title !== "") {
    const beside = isInline(box) ? textWidth(box.heading, HEADING_SIZE) + 8 : 0;
    if (beside === 0) top += LINE_HEIGHT;
    const room = width - 2 * PADDING - beside;
    const title = fit(box.title, room, TITLE_SIZE, true);
    parts.push(textElement(left + beside, top, `title ${halo}`, title));
  }
  let at = left;
  if (isInline(box)) top += LINE_HEIGHT;
  for (const mark of box.marks) {
    if (!isInline(box)) top += LINE_HEIGHT;
    parts.push(textElement(at, top, `${mark.tone} ${halo}`, markText(mark)));
    if (isInline(box)) at += markWidth(mark);
  }
  return `<g>${tooltip(placed)}${parts.join("")}${drawZones(placed)}</g>`;
}

function drawZones(placed: PlacedBox): string {
  const places = zonePlaces(placed.box, placed);
  return placed.box.zones
    .flatMap((zone, index) => {
      const place = places[index];
      if (place === undefined) return [];
      const x = placed.x + place.x;
      const y = placed.y + place.y;
      return [
        rectangle({ ...place, x, y }, "zone", 4),
        textElement(x + 8, y + 15, "heading strong", shorten(zone.name, 24)),
        ...zone.addresses.map((address, row) =>
          textElement(
            x + 8,
            y + ZONE_HEADING + 12 + row * ZONE_LINE,
            "label",
            shorten(address, 24),
          ),
        ),
      ];
    })
    .join("");
}

function drawLeaf(placed: PlacedBox): string {
  const { box, x, y } = placed;
  const left = x + PADDING;
  const parts = [
    rectangle(placed, `box ${box.kind}`),
    textElement(left, y + PADDING + 9, "heading", box.heading),
    textElement(left, y + PADDING + 26, "title", titleOf(box)),
  ];
  let at = y + PADDING + 26;
  for (const line of box.lines) parts.push(textElement(left, (at += LINE_HEIGHT), "faint", line));
  const room = leafSize(box).width - 2 * PADDING;
  for (const row of markRows(box.marks, room)) parts.push(markRow(left, (at += LINE_HEIGHT), row));
  return `<g>${tooltip(placed)}${parts.join("")}</g>`;
}

function drawArrow({ arrow, points }: PlacedArrow): string {
  const path = roundedPath(points);
  return `<path d="${path}" class="arrow ${arrow.kind}" marker-end="url(#head-${arrow.kind})"/>`;
}

/** A line through the points with corners of at most 6 pixels radius. */
export function roundedPath(points: readonly Point[]): string {
  const spot = (point: Point): string => `${number(point.x)} ${number(point.y)}`;
  return points
    .map((point, index) => {
      const before = points[index - 1];
      const after = points[index + 1];
      if (before === undefined) return `M${spot(point)}`;
      if (after === undefined) return `L${spot(point)}`;
      return `L${spot(towards(point, before))}Q${spot(point)} ${spot(towards(point, after))}`;
    })
    .join("");
}

function towards(from: Point, to: Point): Point {
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  const part = length === 0 ? 0 : Math.min(6, length / 2) / length;
  return { x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part };
}

function drawLabel({ arrow, label }: PlacedArrow): string {
  if (label === undefined) return "";
  const size = labelSize(arrow.labels);
  const lines = arrow.labels.map((text, row) =>
    textElement(
      label.x + 4,
      label.y + LABEL_SIZE + row * (LABEL_SIZE + 3),
      `label ${arrow.kind}`,
      text,
    ),
  );
  return `<g>${rectangle({ ...label, ...size }, "behind", 3)}${lines.join("")}</g>`;
}

export function arrowHead(kind: ArrowKind): string {
  return `<marker id="head-${kind}" viewBox="0 0 8 8" refX="7.5" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path d="M0 0.5L8 4L0 7.5z" class="head ${kind}"/></marker>`;
}
