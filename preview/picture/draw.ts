import type { ReportDocument } from "../report/document";
import { buildScene } from "./build";
import { drawSections } from "./cards";
import { layOut } from "./layout";
import { drawLegend } from "./legend";
import type { ArrowKind, Scene } from "./scene";
import { styleSheet } from "./style";
import { arrowHead, drawLayout, number, textElement } from "./svg";
import { escapeText, shorten, shortenTooltip } from "./text";

const MARGIN = 20;
/** A README shows about this much without making it smaller. */
const WIDTH = 1000;
const HEADLINE = 64;

/** False where a stack has neither network, cluster, stores nor namespaces. */
export function hasPicture(document: ReportDocument): boolean {
  const { boxes, sections } = buildScene(document);
  return boxes.length > 0 || sections.length > 0;
}

/**
 * Draws the network and the trust of a previewed stack as an SVG document. The bytes depend on the document's project,
 * stack and resources only: no time, no random numbers, no fonts of this machine.
 */
export async function drawPicture(document: ReportDocument): Promise<string> {
  const scene = buildScene(document);
  const layout = await layOut(scene);
  const width = WIDTH;
  const inner = width - 2 * MARGIN;
  const scale = Math.min(1, inner / Math.max(1, layout.width));
  const shift = (width - layout.width * scale) / 2;
  const below = HEADLINE + layout.height * scale + (scene.boxes.length > 0 ? 20 : 0);
  const sections = drawSections(scene.sections, MARGIN, below, inner);
  const legend = drawLegend(scene, MARGIN, below + sections.height, inner);
  const height = Math.ceil(below + sections.height + legend.height + MARGIN);
  const smaller = scale < 1 ? ` scale(${scale.toFixed(4)})` : "";
  const parts = [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-labelledby="picture-title picture-description">`,
    `<title id="picture-title">${escapeText(shortenTooltip(headline(scene)))}</title>`,
    `<desc id="picture-description">${escapeText(describe(scene))}</desc>`,
    `<style>${styleSheet()}</style>`,
    `<defs>${KINDS.map(arrowHead).join("")}</defs>`,
    `<rect width="${width}" height="${height}" rx="8" class="paper"/>`,
    textElement(MARGIN, 36, "headline", shorten(headline(scene), 72)),
    `<g transform="translate(${number(shift)} ${HEADLINE})${smaller}">${drawLayout(layout)}</g>`,
    sections.svg,
    legend.svg,
    "</svg>",
  ];
  return `${parts.filter((part) => part !== "").join("\n")}\n`;
}

const KINDS: readonly ArrowKind[] = ["traffic", "trust"];

function headline(scene: Scene): string {
  return `Network and trust of ${scene.project}/${scene.stack}`;
}

/** What a screen reader says of the picture. */
function describe(scene: Scene): string {
  const count = (kind: ArrowKind): number =>
    scene.arrows.filter((arrow) => arrow.kind === kind).length;
  const cards = scene.sections.flatMap((section) => section.cards);
  const namespaces = cards.filter((card) => card.kind === "namespace").length;
  const stores = cards.filter((card) => card.kind === "store").length;
  const networks = scene.boxes.filter((box) => box.kind === "network").length;
  return [
    counted(networks, "network", "networks"),
    counted(count("traffic"), "allowed path of traffic", "allowed paths of traffic"),
    counted(count("trust"), "kind of access to an API server", "kinds of access to API servers"),
    counted(stores, "kind of store", "kinds of stores"),
    counted(namespaces, "Kubernetes namespace", "Kubernetes namespaces"),
  ].join(", ");
}

function counted(count: number, one: string, several: string): string {
  return `${count} ${count === 1 ? one : several}`;
}
