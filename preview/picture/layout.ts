import ELK from "elkjs/lib/elk.bundled.js";
import type { ElkExtendedEdge, ElkNode, LayoutOptions } from "elkjs/lib/elk-api";
import {
  containerWidth,
  footerHeight,
  headerHeight,
  isContainer,
  labelSize,
  leafSize,
} from "./measure";
import { PADDING } from "./measure";
import type { Arrow, Box, Scene } from "./scene";

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface PlacedBox extends Point {
  readonly box: Box;
  readonly width: number;
  readonly height: number;
  readonly depth: number;
}

export interface PlacedArrow {
  readonly arrow: Arrow;
  readonly points: readonly Point[];
  /** Upper left corner of the label. */
  readonly label: Point | undefined;
}

export interface Layout {
  readonly width: number;
  readonly height: number;
  /** Containers before what they contain. */
  readonly boxes: readonly PlacedBox[];
  readonly arrows: readonly PlacedArrow[];
}

/** Options of every container; the library does not hand them down. */
const OPTIONS = {
  "elk.algorithm": "layered",
  "elk.direction": "DOWN",
  "elk.edgeRouting": "ORTHOGONAL",
  "elk.spacing.nodeNode": "24",
  "elk.spacing.edgeNode": "16",
  "elk.spacing.edgeEdge": "12",
  "elk.spacing.edgeLabel": "3",
  "elk.layered.spacing.nodeNodeBetweenLayers": "26",
  "elk.layered.spacing.edgeNodeBetweenLayers": "12",
  "elk.layered.spacing.edgeEdgeBetweenLayers": "12",
  "elk.layered.nodePlacement.strategy": "NETWORK_SIMPLEX",
} as const;

const PICTURE_OPTIONS = {
  ...OPTIONS,
  "elk.hierarchyHandling": "INCLUDE_CHILDREN",
  "elk.randomSeed": "1",
  "elk.padding": "[top=0,left=0,bottom=0,right=0]",
  "elk.json.shapeCoords": "ROOT",
  "elk.json.edgeCoords": "ROOT",
  "elk.separateConnectedComponents": "false",
} as const;

/** Gives every box and arrow its place. The same scene always gets the same layout. */
export async function layOut(scene: Scene): Promise<Layout> {
  const ids = new Map<string, Box>();
  const parents = new Map<string, string>();
  const register = (box: Box, parent: string): void => {
    ids.set(box.id, box);
    parents.set(box.id, parent);
    for (const child of box.children) register(child, box.id);
  };
  for (const box of scene.boxes) register(box, "");
  // Everything goes down in the order of the boxes, so that traffic in both directions runs side by side and no
  // cycle pushes the control plane below its nodes. Backward arrows are turned round after the layout.
  const order = new Map([...ids.keys()].map((id, index) => [id, index]));
  const isBackward = (arrow: Arrow): boolean =>
    (order.get(arrow.from) ?? 0) > (order.get(arrow.to) ?? 0);
  const arrows = scene.arrows.filter((arrow) => isDrawable(arrow, ids, parents));
  const graph: ElkNode = {
    id: "picture",
    layoutOptions: PICTURE_OPTIONS,
    children: scene.boxes.map(toNode),
    edges: arrows.map((arrow, index) => toEdge(arrow, index, isBackward(arrow))),
  };
  const placed = await new ELK().layout(graph);
  return {
    width: placed.width ?? 0,
    height: placed.height ?? 0,
    boxes: placeBoxes(placed.children ?? [], ids, 0),
    arrows: (placed.edges ?? []).flatMap((edge, index) =>
      placeArrow(edge, arrows[index], isBackward),
    ),
  };
}

/** Both ends are boxes of the picture, and neither lies inside the other. */
function isDrawable(
  arrow: Arrow,
  ids: ReadonlyMap<string, Box>,
  parents: ReadonlyMap<string, string>,
): boolean {
  if (!ids.has(arrow.from) || !ids.has(arrow.to)) return false;
  const within = (id: string, container: string): boolean => {
    for (let at: string | undefined = id; at; at = parents.get(at)) {
      if (at === container) return true;
    }
    return false;
  };
  return !within(arrow.from, arrow.to) && !within(arrow.to, arrow.from);
}

function toNode(box: Box): ElkNode {
  if (!isContainer(box)) {
    const onTop = box.kind === "key" || box.kind === "principal";
    const layoutOptions: LayoutOptions = onTop
      ? { "elk.layered.layering.layerConstraint": "FIRST" }
      : {};
    return { id: box.id, ...leafSize(box), layoutOptions };
  }
  const least = headerHeight(box) + footerHeight(box);
  const padding = `[top=${headerHeight(box)},left=${PADDING},bottom=${footerHeight(box)},right=${PADDING}]`;
  const children = box.children.map(toNode);
  if (children.length === 0) return { id: box.id, width: containerWidth(box), height: least };
  return {
    id: box.id,
    children,
    layoutOptions: {
      ...OPTIONS,
      "elk.padding": padding,
      "elk.nodeSize.constraints": "MINIMUM_SIZE",
      // With the direction DOWN the library takes the two numbers the other way round.
      "elk.nodeSize.minimum": `(${least},${containerWidth(box)})`,
    },
  };
}

function toEdge(arrow: Arrow, index: number, backward: boolean): ElkExtendedEdge {
  return {
    id: `arrow ${index}`,
    sources: [backward ? arrow.to : arrow.from],
    targets: [backward ? arrow.from : arrow.to],
    labels:
      arrow.labels.length === 0
        ? []
        : [{ id: `label ${index}`, text: " ", ...labelSize(arrow.labels) }],
  };
}

function placeBoxes(
  nodes: readonly ElkNode[],
  ids: ReadonlyMap<string, Box>,
  depth: number,
): readonly PlacedBox[] {
  return nodes.flatMap((node) => {
    const box = ids.get(node.id);
    if (box === undefined) return [];
    const { x = 0, y = 0, width = 0, height = 0 } = node;
    return [
      { box, x, y, width, height, depth },
      ...placeBoxes(node.children ?? [], ids, depth + 1),
    ];
  });
}

function placeArrow(
  edge: ElkExtendedEdge,
  arrow: Arrow | undefined,
  isBackward: (arrow: Arrow) => boolean,
): readonly PlacedArrow[] {
  const section = edge.sections?.[0];
  if (arrow === undefined || section === undefined) return [];
  const label = edge.labels?.[0];
  const points = [section.startPoint, ...(section.bendPoints ?? []), section.endPoint];
  return [
    {
      arrow,
      points: isBackward(arrow) ? points.reverse() : points,
      label: label && { x: label.x ?? 0, y: label.y ?? 0 },
    },
  ];
}
