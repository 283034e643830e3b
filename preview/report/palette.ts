import { styleText } from "node:util";

type Format = Parameters<typeof styleText>[0];
type Paint = (text: string) => string;

/** Colours of the text report; without colours every paint returns its text. */
export interface Palette {
  readonly strong: Paint;
  readonly dim: Paint;
  readonly bad: Paint;
  readonly warning: Paint;
  readonly unknown: Paint;
  readonly good: Paint;
}

export function palette(colours: boolean): Palette {
  const paint =
    (format: Format): Paint =>
    (text) =>
      colours ? styleText(format, text, { validateStream: false }) : text;
  return {
    strong: paint("bold"),
    dim: paint("dim"),
    bad: paint(["red", "bold"]),
    warning: paint("yellow"),
    unknown: paint("magenta"),
    good: paint("green"),
  };
}
