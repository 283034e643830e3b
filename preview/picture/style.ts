import type { ArrowKind, BoxKind, Card, Tone } from "./scene";

/** Colours as pairs: on a light page, on a dark page. */
type Pair = readonly [light: string, dark: string];

const PAPER: Pair = ["#ffffff", "#0d1117"];
const INK: Pair = ["#1f2328", "#e6edf3"];
const FAINT: Pair = ["#57606a", "#9da7b3"];

interface Surface {
  readonly fill: Pair;
  readonly line: Pair;
}

const BOXES: Readonly<Record<BoxKind | Card["kind"], Surface>> = {
  network: { fill: ["#faf8ff", "#131022"], line: ["#8250df", "#8957e5"] },
  subnets: { fill: ["#eef7ff", "#0c1a2c"], line: ["#7fb4e8", "#2f5d93"] },
  "security-group": { fill: ["#ffffff", "#10151d"], line: ["#bf5b13", "#db8142"] },
  "control-plane": { fill: ["#fff4e8", "#2a1c10"], line: ["#e0913f", "#b0702c"] },
  nodes: { fill: ["#fff4e8", "#2a1c10"], line: ["#e0913f", "#b0702c"] },
  endpoints: { fill: ["#f3eefe", "#1d1733"], line: ["#a98be0", "#6e54ab"] },
  principal: { fill: ["#e9f7ee", "#0f2318"], line: ["#4aa56f", "#2f7d50"] },
  key: { fill: ["#fdecf1", "#2a121c"], line: ["#d0648a", "#a34468"] },
  store: { fill: ["#f3f4f6", "#171c23"], line: ["#9aa3ad", "#59636e"] },
  address: { fill: ["#ffffff", "#0d1117"], line: ["#59636e", "#8b949e"] },
  namespace: { fill: ["#f6f9fe", "#111a29"], line: ["#6f8fd8", "#3f5fa6"] },
};

const ARROWS: Readonly<Record<ArrowKind, Pair>> = {
  traffic: ["#0a5bc4", "#6cb0ff"],
  trust: ["#1a7f43", "#56c57d"],
};

const TONES: Readonly<Record<Tone, Pair>> = {
  good: ["#14713b", "#56c57d"],
  open: ["#b3261e", "#ff8f85"],
  plain: FAINT,
};

const FONTS =
  "system-ui,-apple-system,&quot;Segoe UI&quot;,Roboto,Helvetica,Arial,sans-serif".replaceAll(
    "&quot;",
    "'",
  );

/** The style sheet inside the picture; no custom properties, because some SVG renderers ignore them. */
export function styleSheet(): string {
  return [
    `text{font-family:${FONTS};font-size:12px}`,
    ".strong{font-weight:600}",
    ".heading{font-size:11px}.title{font-size:13.5px;font-weight:600}.label{font-size:11.5px}",
    ".headline{font-size:19px;font-weight:600}",
    ".halo{paint-order:stroke;stroke-width:5px;stroke-linejoin:round}",
    ".box{stroke-width:1.2}.security-group{stroke-dasharray:5 3}.arrow{fill:none;stroke-width:1.5}",
    colours(0),
    `@media (prefers-color-scheme:dark){${colours(1)}}`,
  ].join("");
}

function colours(side: 0 | 1): string {
  const boxes = Object.entries(BOXES).map(
    ([kind, { fill, line }]) =>
      `.${kind}{fill:${fill[side]};stroke:${line[side]}}.halo-${kind}{stroke:${fill[side]}}`,
  );
  const arrows = Object.entries(ARROWS).map(
    ([kind, pair]) =>
      `.arrow.${kind}{fill:none;stroke:${pair[side]}}.head.${kind},.label.${kind}{fill:${pair[side]};stroke:none}`,
  );
  const tones = Object.entries(TONES).map(([tone, pair]) => `.${tone}{fill:${pair[side]}}`);
  return [
    `text{fill:${INK[side]}}.faint,.heading{fill:${FAINT[side]}}`,
    `.paper,.behind{fill:${PAPER[side]};stroke:none}`,
    `.zone{fill:${PAPER[side]};stroke:${BOXES.subnets.line[side]};stroke-width:1}`,
    ...boxes,
    ...arrows,
    ...tones,
  ].join("");
}
