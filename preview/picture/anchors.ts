import type { Arrow, Box } from "./scene";

/** Where the arrows of a picture start and end, and which boxes they lead into. */
export interface Anchors {
  readonly boxes: ReadonlyMap<string, Box>;
  readonly ends: readonly Ends[];
  /** Containers with an end of an arrow strictly inside. */
  readonly entered: ReadonlySet<string>;
}

export interface Ends {
  readonly arrow: Arrow;
  readonly from: string;
  readonly to: string;
}

/**
 * An arrow ends at the frame around a box that is alone in it, so that it does not run through the frame's heading.
 * Arrows from a box into itself or into its own container are left out.
 */
export function findAnchors(boxes: readonly Box[], arrows: readonly Arrow[]): Anchors {
  const all = new Map<string, Box>();
  const parents = new Map<string, Box>();
  const register = (box: Box): void => {
    all.set(box.id, box);
    for (const child of box.children) {
      parents.set(child.id, box);
      register(child);
    }
  };
  boxes.forEach(register);
  const containersOf = (id: string): readonly string[] => {
    const parent = parents.get(id);
    return parent === undefined ? [] : [parent.id, ...containersOf(parent.id)];
  };
  const frameOf = (id: string): string => {
    const parent = parents.get(id);
    const alone = parent?.children.length === 1 && parent.kind !== "network";
    return alone ? frameOf(parent.id) : id;
  };
  const ends = arrows
    .filter(({ from, to }) => all.has(from) && all.has(to))
    .map((arrow) => ({ arrow, from: frameOf(arrow.from), to: frameOf(arrow.to) }))
    .filter(({ from, to }) => ![from, ...containersOf(from)].includes(to))
    .filter(({ from, to }) => !containersOf(to).includes(from));
  const entered = ends.flatMap(({ from, to }) => [...containersOf(from), ...containersOf(to)]);
  return { boxes: all, ends, entered: new Set(entered) };
}
