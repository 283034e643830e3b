import type { Anchors, Ends } from "./anchors";
import { labelSize } from "./measure";
import type { PlacedBox, Point } from "./pack";

/** Least distance of an arrow from the side of its box, and from another arrow. */
const SIDE = 14;

export interface StraightArrow extends Ends {
  readonly points: readonly Point[];
  readonly label: Point | undefined;
}

/** Straight arrows between boxes above each other; nothing where one of them has no free way. */
export function straightArrows(
  anchors: Anchors,
  boxes: readonly PlacedBox[],
): readonly StraightArrow[] | undefined {
  const places = new Map(boxes.map((place) => [place.box.id, place]));
  const pairs = new Map<string, Ends[]>();
  for (const ends of anchors.ends) {
    const key = [ends.from, ends.to].sort().join("\r");
    pairs.set(key, [...(pairs.get(key) ?? []), ends]);
  }
  const result: StraightArrow[] = [];
  for (const same of pairs.values()) {
    for (const [index, ends] of same.entries()) {
      const [from, to] = [places.get(ends.from), places.get(ends.to)];
      if (from === undefined || to === undefined) return undefined;
      const drawn = straight(ends, from, to, (index + 0.5) / same.length);
      if (drawn === undefined || !isFree(drawn, boxes)) return undefined;
      result.push(withLabel(drawn, boxes));
    }
  }
  return labelsOverlap(result) ? undefined : result;
}

/** `part`: 0 at the left end of the common extent of the boxes, 1 at the right end. */
function straight(
  ends: Ends,
  from: PlacedBox,
  to: PlacedBox,
  part: number,
): StraightArrow | undefined {
  const left = Math.max(from.x, to.x) + SIDE;
  const right = Math.min(from.x + from.width, to.x + to.width) - SIDE;
  if (right - left < SIDE) return undefined;
  const x = left + (right - left) * part;
  const down = from.y + from.height <= to.y;
  if (!down && to.y + to.height > from.y) return undefined;
  const start = { x, y: down ? from.y + from.height : from.y };
  const end = { x, y: down ? to.y : to.y + to.height };
  return { ...ends, points: [start, end], label: undefined };
}

function extent({ points }: StraightArrow): { x: number; top: number; bottom: number } {
  const ys = points.map((point) => point.y);
  return { x: points[0]?.x ?? 0, top: Math.min(...ys), bottom: Math.max(...ys) };
}

/** Whether no box stands in the way; the containers of the ends are passed through. */
function isFree(arrow: StraightArrow, boxes: readonly PlacedBox[]): boolean {
  const { x, top, bottom } = extent(arrow);
  return !boxes.some(
    (box) =>
      box.x - SIDE / 2 < x &&
      x < box.x + box.width + SIDE / 2 &&
      box.y >= top &&
      box.y + box.height <= bottom,
  );
}

/** A label stands to the right of its arrow, where the arrow has left one box and not yet entered another. */
function withLabel(arrow: StraightArrow, boxes: readonly PlacedBox[]): StraightArrow {
  if (arrow.arrow.labels.length === 0) return arrow;
  const { x, top, bottom } = extent(arrow);
  const edges = boxes
    .filter((box) => box.x < x && x < box.x + box.width)
    .flatMap((box) => [box.y, box.y + box.height])
    .filter((y) => y > top && y < bottom);
  const size = labelSize(arrow.arrow.labels);
  const middle = (top + Math.min(bottom, ...edges)) / 2;
  return { ...arrow, label: { x: x + 4, y: middle - size.height / 2 } };
}

function labelsOverlap(arrows: readonly StraightArrow[]): boolean {
  return arrows.some((arrow) => {
    const { label } = arrow;
    if (label === undefined) return false;
    const size = labelSize(arrow.arrow.labels);
    return arrows.some((other) => {
      const { x, top, bottom } = extent(other);
      const beside = x <= label.x || x > label.x + size.width;
      return other !== arrow && !beside && top < label.y + size.height && bottom > label.y;
    });
  });
}
