import { createHash } from "node:crypto";
import { html, jsonForScript, Markup } from "./markup";
import type { Section } from "./view";

/** Everything that a page is made of. */
export interface Page {
  readonly title: string;
  readonly header: Markup;
  readonly sections: readonly Section[];
  readonly style: string;
  readonly script: string;
  /** For the script. */
  readonly data: unknown;
}

/**
 * One file that needs no other. Its policy lets a browser run this very style and script and nothing else: no request
 * leaves the page, and markup that got in by a name would be inert.
 */
export function renderPage({ title, header, sections, style, script, data }: Page): string {
  const policy = [
    "default-src 'none'",
    `style-src ${hashOf(style)}`,
    `script-src ${hashOf(script)}`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
  // Style and script stand in plain templates: their hashes allow no blank more or less.
  const page = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${policy}" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="referrer" content="no-referrer" />
        <title>${title}</title>
        ${new Markup(`<style>${style}</style>`)}
      </head>
      <body>
        <a class="skip" href="#main">Skip to the report</a>
        <div class="page">
          <nav class="contents" aria-label="Contents">
            <ul>
              ${sections.map(contentsEntry)}
            </ul>
          </nav>
          <main id="main" tabindex="-1">${header} ${sections.map(sectionMarkup)}</main>
        </div>
        ${new Markup(`<script type="application/json" id="data">${jsonForScript(data)}</script>`)}
        ${new Markup(`<script>${script}</script>`)}
      </body>
    </html> `;
  return `${page.text.trimEnd()}\n`;
}

function hashOf(content: string): string {
  return `'sha256-${createHash("sha256").update(content).digest("base64")}'`;
}

function contentsEntry({ id, title, count }: Section): Markup {
  const number = count === undefined ? undefined : html` <span class="count">${count}</span>`;
  return html`<li><a href="#${id}">${title}${number}</a></li>`;
}

function sectionMarkup({ id, title, content }: Section): Markup {
  return html`<section id="${id}" aria-labelledby="${id}-title" tabindex="-1">
    <h2 id="${id}-title">${title}</h2>
    ${content}
  </section>`;
}
