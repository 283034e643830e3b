import type { Size } from "./measure";
import {
  PADDING,
  containerWidth,
  footerHeight,
  headerHeight,
  isContainer,
  leafSize,
} from "./measure";
import type { Box } from "./scene";

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A box with its upper left corner and its size. */
export interface PlacedBox extends Point, Size {
  readonly box: Box;
}

const GAP = 14;
/** Rows of boxes inside a container end here, and the next box starts a new row. */
const MOST_WIDTH = 890;

/** Size of a box with all that is in it, for a box that no arrow leads into. */
export function packedSize(box: Box): Size {
  if (!isContainer(box)) return leafSize(box);
  const rows = rowsOf(box);
  const gaps = Math.max(0, rows.length - 1) * GAP;
  return {
    width: Math.max(containerWidth(box), ...rows.map((row) => rowWidth(row) + 2 * PADDING)),
    height:
      headerHeight(box) + rows.reduce((sum, row) => sum + rowHeight(row), gaps) + footerHeight(box),
  };
}

/** The box and all that is in it: rows that fill the width, boxes of one row equally high. */
export function packInto(place: PlacedBox): readonly PlacedBox[] {
  const { box } = place;
  if (!isContainer(box)) return [place];
  const rows = rowsOf(box);
  const least = packedSize(box);
  const tall = (place.height - least.height) / Math.max(1, rows.length);
  let y = place.y + headerHeight(box);
  const inside = rows.flatMap((row) => {
    const wide = (place.width - 2 * PADDING - rowWidth(row)) / row.length;
    const height = rowHeight(row) + tall;
    let x = place.x + PADDING;
    const placed = row.flatMap((child) => {
      const width = packedSize(child).width + wide;
      const inner = packInto({ box: child, x, y, width, height });
      x += width + GAP;
      return inner;
    });
    y += height + GAP;
    return placed;
  });
  return [place, ...inside];
}

function rowsOf(box: Box): readonly (readonly Box[])[] {
  const rows: Box[][] = [];
  for (const child of box.children) {
    const row = rows.at(-1);
    if (row !== undefined && rowWidth([...row, child]) <= MOST_WIDTH) row.push(child);
    else rows.push([child]);
  }
  return rows;
}

function rowWidth(row: readonly Box[]): number {
  return row.reduce((sum, child) => sum + packedSize(child).width, (row.length - 1) * GAP);
}

function rowHeight(row: readonly Box[]): number {
  return Math.max(...row.map((child) => packedSize(child).height));
}
