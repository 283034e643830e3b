import { html, type Markup } from "./markup";

/** Content that may be wider than the page, to be scrolled with the keyboard as well. */
export function scrolled(label: string, content: Markup): Markup {
  return html`<div class="scroll" role="region" aria-label="${label}" tabindex="0">
    ${content}
  </div>`;
}
