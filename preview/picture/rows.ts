import type { ElkNode } from "elkjs/lib/elk-api";
import type { Anchors } from "./anchors";
import { PADDING, footerHeight, headerHeight, isContainer, labelSize } from "./measure";
import type { PlacedBox } from "./pack";
import { packInto, packedSize } from "./pack";
import type { Box } from "./scene";

const GAP = 20;
/** Between rows: room for the head of an arrow above and below its label. */
const ARROW_ROOM = 34;

export type Rows = readonly (readonly Box[])[];

/** The rows of a layout, at the top and inside each network. */
export interface RowPlan {
  readonly top: Rows;
  readonly inside: ReadonlyMap<string, Rows>;
}

/**
 * The rows of a laid-out picture; nothing where it has no such rows: a network with another box beside it, or arrows
 * into the containers of a network.
 */
export function planRows(placed: ElkNode, anchors: Anchors): RowPlan | undefined {
  const top = rowsOf(placed.children ?? [], anchors);
  const inside = new Map<string, Rows>();
  for (const node of placed.children ?? []) {
    if (!anchors.entered.has(node.id)) continue;
    const box = anchors.boxes.get(node.id);
    const alone = top.some((row) => row.length === 1 && row[0] === box);
    const deeper = box?.children.some((child) => anchors.entered.has(child.id)) === true;
    if (box?.kind !== "network" || !alone || deeper) return undefined;
    inside.set(node.id, rowsOf(node.children ?? [], anchors));
  }
  return { top, inside };
}

/** Nodes whose vertical extents overlap, from top to bottom, each row from left to right. */
function rowsOf(nodes: readonly ElkNode[], anchors: Anchors): Rows {
  const rows: { bottom: number; nodes: ElkNode[] }[] = [];
  for (const node of [...nodes].sort((a, b) => (a.y ?? 0) - (b.y ?? 0))) {
    const bottom = (node.y ?? 0) + (node.height ?? 0);
    const row = rows.at(-1);
    if (row !== undefined && (node.y ?? 0) < row.bottom) {
      row.nodes.push(node);
      row.bottom = Math.max(row.bottom, bottom);
    } else {
      rows.push({ bottom, nodes: [node] });
    }
  }
  return rows.map((row) =>
    row.nodes
      .sort((a, b) => (a.x ?? 0) - (b.x ?? 0))
      .map(({ id }) => anchors.boxes.get(id))
      .filter((box) => box !== undefined),
  );
}

/** Places the rows below each other; nothing where a row is wider than `width`. */
export function placeRows(
  plan: RowPlan,
  anchors: Anchors,
  width: number,
): readonly PlacedBox[] | undefined {
  const gap = Math.max(GAP, ...anchors.ends.map(({ arrow }) => roomOf(arrow.labels)));
  const fits = [...plan.inside.values()].flat().every((row) => least(row) <= width - 2 * PADDING);
  if (!fits || plan.top.some((row) => least(row) > width && !isNetwork(row, plan)))
    return undefined;
  let y = 0;
  const rows = plan.top.map((row) => {
    const rowTop = y;
    const [first] = row;
    const inner = first && plan.inside.get(first.id);
    const placed =
      first !== undefined && inner !== undefined
        ? placeNetwork(first, inner, { y: rowTop, width, gap })
        : placeRow(row, { x: 0, y: rowTop, width: least(row) });
    y = Math.max(...placed.map((place) => place.y + place.height)) + gap;
    return placed;
  });
  return rows
    .map((row, index) =>
      isNetwork(plan.top[index] ?? [], plan) ? row : gather(row, rows, anchors, width),
    )
    .flat();
}

function roomOf(labels: readonly string[]): number {
  return labels.length === 0 ? GAP + 12 : labelSize(labels).height + ARROW_ROOM;
}

function isNetwork(row: readonly Box[], plan: RowPlan): boolean {
  return row.some((box) => plan.inside.has(box.id));
}

function least(row: readonly Box[]): number {
  return row.reduce((sum, box) => sum + packedSize(box).width, (row.length - 1) * GAP);
}

function placeNetwork(
  box: Box,
  rows: Rows,
  { y, width, gap }: { y: number; width: number; gap: number },
): readonly PlacedBox[] {
  let at = y + headerHeight(box);
  const inside = rows.flatMap((row, index) => {
    if (index > 0) at += gap;
    const placed = placeRow(row, { x: PADDING, y: at, width: width - 2 * PADDING });
    at += Math.max(...row.map((child) => packedSize(child).height));
    return placed;
  });
  return [{ box, x: 0, y, width, height: at + footerHeight(box) - y }, ...inside];
}

/** Boxes that share the width; containers are equally high, and other boxes stand on the bottom of the row. */
function placeRow(
  row: readonly Box[],
  { x, y, width }: { x: number; y: number; width: number },
): readonly PlacedBox[] {
  const share = (width - least(row)) / row.length;
  const highest = Math.max(...row.map((box) => packedSize(box).height));
  let left = x;
  return row.flatMap((box) => {
    const size = packedSize(box);
    const height = isContainer(box) ? highest : size.height;
    const place = { box, x: left, y: y + highest - height, width: size.width + share, height };
    left += place.width + GAP;
    return packInto(place);
  });
}

/** Moves the boxes of a row over (or under) what their arrows lead to, in their order from left to right. */
function gather(
  row: readonly PlacedBox[],
  rows: readonly (readonly PlacedBox[])[],
  anchors: Anchors,
  width: number,
): readonly PlacedBox[] {
  const places = new Map(rows.flat().map((place) => [place.box.id, place]));
  const aims = row.map((place) => ({ place, aim: aimOf(place, places, anchors) }));
  if (row.some(({ box }) => isContainer(box))) return row;
  const groups = new Map<number, PlacedBox[]>();
  for (const { place, aim } of [...aims].sort((a, b) => a.aim - b.aim)) {
    groups.set(aim, [...(groups.get(aim) ?? []), place]);
  }
  const ordered = [...groups].map(([aim, group]) => ({ aim, group, wide: widthOf(group) }));
  const starts: number[] = [];
  let end = -GAP;
  for (const { aim, wide } of ordered) {
    starts.push(Math.max(end + GAP, aim - wide / 2));
    end = (starts.at(-1) ?? 0) + wide;
  }
  let limit = width;
  for (let index = ordered.length - 1; index >= 0; index -= 1) {
    const wide = ordered[index]?.wide ?? 0;
    starts[index] = Math.min(starts[index] ?? 0, limit - wide);
    limit = (starts[index] ?? 0) - GAP;
  }
  return ordered.flatMap(({ group }, index) => {
    let x = starts[index] ?? 0;
    return group.map((place) => {
      const moved = { ...place, x };
      x += place.width + GAP;
      return moved;
    });
  });
}

function widthOf(group: readonly PlacedBox[]): number {
  return group.reduce((sum, place) => sum + place.width, (group.length - 1) * GAP);
}

function aimOf(
  { box, x, width }: PlacedBox,
  places: ReadonlyMap<string, PlacedBox>,
  { ends }: Anchors,
): number {
  const others = ends
    .filter(({ from, to }) => from === box.id || to === box.id)
    .map(({ from, to }) => places.get(from === box.id ? to : from))
    .filter((place) => place !== undefined)
    .map((place) => place.x + place.width / 2);
  if (others.length === 0) return x + width / 2;
  return others.reduce((sum, centre) => sum + centre, 0) / others.length;
}
