import { html, type Markup } from "./markup";
import type { Look } from "./state";

export interface Share {
  readonly look: Look;
  readonly number: number;
}

/** Shares of a whole side by side; decoration, because the numbers stand beside it. */
export function bar(shares: readonly Share[], size: "thin" | "thick" = "thin"): Markup {
  const total = shares.reduce((sum, { number }) => sum + number, 0);
  let at = 0;
  const parts = shares
    .filter(({ number }) => number > 0)
    .map(({ look, number }) => {
      const x = at;
      // What is there is seen, however small its share is.
      const width = Math.max((number / total) * 1000, 6);
      at += width;
      return html`<rect
        class="fill ${look.tone}"
        x="${Math.round(x)}"
        width="${Math.max(1, Math.round(width))}"
        height="10"
      />`;
    });
  const whole = Math.max(1000, Math.round(at));
  return html`<svg
    class="bar ${size}"
    viewBox="0 0 ${whole} 10"
    preserveAspectRatio="none"
    aria-hidden="true"
  >
    ${total === 0 ? html`<rect class="fill none" width="1000" height="10" />` : parts}
  </svg>`;
}

/** The numbers that are not nothing, with their words. */
export function legend(shares: readonly Share[]): Markup {
  const items = shares
    .filter(({ number }) => number > 0)
    .map(
      ({ look, number }) =>
        html`<li>
          <span class="dot ${look.tone}" aria-hidden="true">${look.mark}</span>
          <b>${number.toLocaleString("en")}</b> ${look.words.toLowerCase()}
        </li>`,
    );
  return html`<ul class="legend">
    ${items}
  </ul>`;
}
