import type { Box, Mark } from "./scene";
import { shorten, textWidth } from "./text";

/** Sizes in pixels of the picture, which is made to be read at its own width of about 900. */
export const HEADING_SIZE = 11;
export const TITLE_SIZE = 13.5;
export const LINE_SIZE = 12;
export const LABEL_SIZE = 11.5;
export const LINE_HEIGHT = 17;
export const PADDING = 12;
export const ZONE_HEADING = 18;
export const ZONE_LINE = 15;

const LONGEST_TITLE = 32;
const ZONE_GAP = 8;
const MARK_GAP = 14;

export interface Size {
  readonly width: number;
  readonly height: number;
}

export function titleOf(box: Box): string {
  return shorten(box.title, box.kind === "network" ? 60 : LONGEST_TITLE);
}

/** Networks are wide: heading and title share a line, and so do the marks. */
export function isInline(box: Box): boolean {
  return box.kind === "network";
}

export function isContainer(box: Box): boolean {
  return box.children.length > 0 || box.kind === "network" || box.kind === "subnets";
}

export function markText(mark: Mark): string {
  const sign = mark.tone === "good" ? "✓" : mark.tone === "open" ? "!" : "·";
  return `${sign} ${mark.text}`;
}

/** Size of a box without children. */
export function leafSize(box: Box): Size {
  const widths = [
    textWidth(box.heading, HEADING_SIZE),
    textWidth(titleOf(box), TITLE_SIZE, true),
    ...box.lines.map((line) => textWidth(line, LINE_SIZE)),
    ...box.marks.map((mark) => textWidth(markText(mark), LINE_SIZE)),
  ];
  const width = Math.ceil(Math.max(...widths) + 2 * PADDING);
  const rows = box.lines.length + markRows(box.marks, width - 2 * PADDING).length;
  return { width, height: Math.ceil(2 * PADDING + 30 + rows * LINE_HEIGHT) };
}

/** Marks side by side where they fit into the width, in their order. */
export function markRows(marks: readonly Mark[], width: number): readonly (readonly Mark[])[] {
  const rows: Mark[][] = [];
  for (const mark of marks) {
    const row = rows.at(-1);
    if (row !== undefined && sum([...row, mark].map(markWidth)) - MARK_GAP <= width) row.push(mark);
    else rows.push([mark]);
  }
  return rows;
}

export function headerHeight(box: Box): number {
  const titleRows = box.title === "" || isInline(box) ? 0 : 1;
  const markRows = isInline(box) ? Math.min(1, box.marks.length) : box.marks.length;
  return PADDING + 16 + (titleRows + markRows) * LINE_HEIGHT + 6;
}

export function footerHeight(box: Box): number {
  const rows = Math.max(0, ...box.zones.map((zone) => zone.addresses.length));
  return rows === 0 ? PADDING : ZONE_HEADING + rows * ZONE_LINE + 8 + 2 * PADDING;
}

/** The least width of a container: its header line, its marks and the zones side by side. */
export function containerWidth(box: Box): number {
  const texts = [textWidth(box.heading, HEADING_SIZE), textWidth(titleOf(box), TITLE_SIZE, true)];
  const marks = box.marks.map(markWidth);
  const header = isInline(box)
    ? Math.max(sum(texts) + 10, sum(marks))
    : Math.max(...texts, ...marks);
  return Math.ceil(Math.max(header, zonesWidth(box)) + 2 * PADDING);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

/** Width of a mark in a row of marks, the gap after it included. */
export function markWidth(mark: Mark): number {
  return textWidth(markText(mark), LINE_SIZE) + MARK_GAP;
}

function zonesWidth(box: Box): number {
  const widths = box.zones.map((zone) =>
    Math.max(
      textWidth(zone.name, HEADING_SIZE, true),
      ...zone.addresses.map((address) => textWidth(address, LABEL_SIZE)),
    ),
  );
  return box.zones.length * (Math.max(0, ...widths) + 20 + ZONE_GAP);
}

/** Places of the zones inside a container of a given width, relative to the container. */
export function zonePlaces(
  box: Box,
  size: Size,
): readonly { x: number; y: number; width: number; height: number }[] {
  const count = box.zones.length;
  const width = (size.width - 2 * PADDING - (count - 1) * ZONE_GAP) / count;
  const height = footerHeight(box) - 2 * PADDING;
  return box.zones.map((_zone, index) => ({
    x: PADDING + index * (width + ZONE_GAP),
    y: size.height - PADDING - height,
    width,
    height,
  }));
}

export function labelSize(lines: readonly string[]): Size {
  const widths = lines.map((line) => textWidth(line, LABEL_SIZE));
  return {
    width: Math.ceil(Math.max(0, ...widths) + 8),
    height: Math.ceil(lines.length * (LABEL_SIZE + 3) + 4),
  };
}
