import ELK from "elkjs/lib/elk.bundled.js";
import type { ElkExtendedEdge, ElkNode, LayoutOptions } from "elkjs/lib/elk-api";
import type { Anchors, Ends } from "./anchors";
import { findAnchors } from "./anchors";
import { PADDING, containerWidth, footerHeight, headerHeight, labelSize } from "./measure";
import type { PlacedBox, Point } from "./pack";
import { packInto, packedSize } from "./pack";
import { planRows, placeRows } from "./rows";
import type { Box, Scene } from "./scene";
import { straightArrows } from "./straight";

export interface PlacedArrow extends Ends {
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
  "elk.layered.spacing.nodeNodeBetweenLayers": "22",
  "elk.layered.spacing.edgeNodeBetweenLayers": "12",
  "elk.layered.spacing.edgeEdgeBetweenLayers": "12",
  "elk.layered.crossingMinimization.semiInteractive": "true",
  "elk.layered.nodePlacement.strategy": "BRANDES_KOEPF",
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

/**
 * Gives every box and arrow its place. The same scene always gets the same layout. Rows as wide as `width` (pixels, 960
 * by default) with straight arrows between them where the scene allows it; else the places that the library finds,
 * which may be wider.
 */
export async function layOut(scene: Scene, width = 960): Promise<Layout> {
  const anchors = findAnchors(scene.boxes, scene.arrows);
  // Everything goes down in the order of the boxes, so that traffic in both directions runs side by side and no
  // cycle pushes the control plane below its nodes. Backward arrows are turned round after the layout.
  const order = new Map([...anchors.boxes.keys()].map((id, index) => [id, index]));
  const isBackward = ({ from, to }: Ends): boolean => (order.get(from) ?? 0) > (order.get(to) ?? 0);
  const placed: ElkNode = await new ELK().layout({
    id: "picture",
    layoutOptions: PICTURE_OPTIONS,
    children: toNodes(scene.boxes, anchors),
    edges: anchors.ends.map((ends, index) => toEdge(ends, index, isBackward(ends))),
  });
  return (
    layOutRows(placed, anchors, width) ?? {
      width: placed.width ?? 0,
      height: placed.height ?? 0,
      boxes: placeBoxes(placed.children ?? [], anchors),
      arrows: (placed.edges ?? []).flatMap((edge, index) =>
        placeArrow(edge, anchors.ends[index], isBackward),
      ),
    }
  );
}

function layOutRows(placed: ElkNode, anchors: Anchors, width: number): Layout | undefined {
  const plan = planRows(placed, anchors);
  const boxes = plan && placeRows(plan, anchors, width);
  const arrows = boxes && straightArrows(anchors, boxes);
  if (boxes === undefined || arrows === undefined) return undefined;
  const height = Math.max(0, ...boxes.map((place) => place.y + place.height));
  return { width, height, boxes, arrows };
}

/** Boxes side by side keep their order. */
function toNodes(boxes: readonly Box[], anchors: Anchors): ElkNode[] {
  return boxes.map((box, index) => {
    const node = toNode(box, anchors);
    const position = { "elk.position": `(${index},0)` };
    return { ...node, layoutOptions: { ...node.layoutOptions, ...position } };
  });
}

function toNode(box: Box, anchors: Anchors): ElkNode {
  if (!anchors.entered.has(box.id)) {
    const layoutOptions: LayoutOptions =
      box.kind === "principal" ? { "elk.layered.layering.layerConstraint": "FIRST" } : {};
    return { id: box.id, ...packedSize(box), layoutOptions };
  }
  const padding = `[top=${headerHeight(box)},left=${PADDING},bottom=${footerHeight(box)},right=${PADDING}]`;
  return {
    id: box.id,
    children: toNodes(box.children, anchors),
    layoutOptions: {
      ...OPTIONS,
      "elk.padding": padding,
      "elk.nodeSize.constraints": "MINIMUM_SIZE",
      // With the direction DOWN the library takes the two numbers the other way round.
      "elk.nodeSize.minimum": `(${headerHeight(box) + footerHeight(box)},${containerWidth(box)})`,
    },
  };
}

function toEdge({ arrow, from, to }: Ends, index: number, backward: boolean): ElkExtendedEdge {
  return {
    id: `arrow ${index}`,
    sources: [backward ? to : from],
    targets: [backward ? from : to],
    labels:
      arrow.labels.length === 0
        ? []
        : [{ id: `label ${index}`, text: " ", ...labelSize(arrow.labels) }],
  };
}

function placeBoxes(nodes: readonly ElkNode[], anchors: Anchors): readonly PlacedBox[] {
  return nodes.flatMap((node) => {
    const box = anchors.boxes.get(node.id);
    if (box === undefined) return [];
    const { x = 0, y = 0, width = 0, height = 0 } = node;
    const place = { box, x, y, width, height };
    return anchors.entered.has(box.id)
      ? [place, ...placeBoxes(node.children ?? [], anchors)]
      : packInto(place);
  });
}

function placeArrow(
  edge: ElkExtendedEdge,
  ends: Ends | undefined,
  isBackward: (ends: Ends) => boolean,
): readonly PlacedArrow[] {
  const section = edge.sections?.[0];
  if (ends === undefined || section === undefined) return [];
  const label = edge.labels?.[0];
  const points = [section.startPoint, ...(section.bendPoints ?? []), section.endPoint];
  return [
    {
      ...ends,
      points: isBackward(ends) ? points.reverse() : points,
      label: label && { x: label.x ?? 0, y: label.y ?? 0 },
    },
  ];
}
