import { Markup } from "./markup";

export interface InlinePicture {
  readonly markup: Markup;
  /** Style of the picture, for what stands below the class `picture` alone. */
  readonly style: string;
}

const STYLE = /<style>([^]*?)<\/style>/;

/**
 * A drawn picture as a part of the page: its style sheet goes to that of the page, below a class of its own, so that
 * neither colours the other.
 *
 * @param svg What `drawPicture` gives back, escaped by it; empty where there is nothing to show.
 */
export function inlinePicture(svg: string): InlinePicture {
  const style = STYLE.exec(svg)?.[1] ?? "";
  return {
    markup: new Markup(svg.replace(STYLE, "").trim()),
    style: style === "" ? "" : `.picture{${style}}`,
  };
}
