import { html, type Markup } from "./markup";

/** A link to an address that a browser may follow; anything else stays text. */
export function link(url: string): Markup | string {
  if (!/^https?:\/\//.test(url)) return url;
  return html`<a href="${url}" rel="noreferrer">${url.replace(/^https?:\/\//, "")}</a>`;
}
