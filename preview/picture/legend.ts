import { LABEL_SIZE } from "./measure";
import type { ArrowKind, Scene, Tone } from "./scene";
import { plain } from "./scene";
import { markElement, number, textElement } from "./svg";
import type { Drawn } from "./cards";
import { markText } from "./measure";
import { textWidth } from "./text";

const ARROWS: readonly (readonly [ArrowKind, string])[] = [
  ["traffic", "traffic that a security group allows"],
  ["trust", "may use the API server"],
];

const TONES: readonly (readonly [Tone, string])[] = [
  ["good", "protection on"],
  ["open", "worth a look"],
];

const LINE = 34;
const ROW = 22;

/** Explains the arrows and marks that the picture really has. */
export function drawLegend(scene: Scene, left: number, top: number, width: number): Drawn {
  const kinds = new Set(scene.arrows.map((arrow) => arrow.kind));
  const entries = [
    ...ARROWS.filter(([kind]) => kinds.has(kind)).map(([kind, text]) => ({
      width: LINE + 8 + textWidth(text, LABEL_SIZE),
      draw: (x: number, y: number) =>
        `<path d="M${number(x)} ${number(y - 4)}H${number(x + LINE)}" class="arrow ${kind}" marker-end="url(#head-${kind})"/>` +
        textElement(x + LINE + 8, y, "label faint", text),
    })),
    ...TONES.map(([tone, text]) => ({
      width: textWidth(markText({ ...plain(text), tone }), LABEL_SIZE),
      draw: (x: number, y: number) => markElement(x, y, { text, tone }),
    })),
  ];
  let x = left;
  let y = top + 16;
  const parts = entries.map((entry) => {
    if (x > left && x + entry.width > left + width) {
      x = left;
      y += ROW;
    }
    const drawn = entry.draw(x, y);
    x += entry.width + 22;
    return drawn;
  });
  return { svg: parts.join("\n"), height: y - top + 10 };
}
