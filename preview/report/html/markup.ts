import { visible } from "../visible";

/** HTML that is safe to put in a page as it is. */
export class Markup {
  constructor(readonly text: string) {}
}

export type Part = Markup | string | number | undefined | readonly Part[];

// A third of the page otherwise.
const INDENTATION = /\n\s+/g;

/** Markup from a template: whatever stands in `${}` is text of the stack and escaped, unless it is markup itself. */
export function html(template: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  const rendered = template.map(
    (literal, index) => literal.replace(INDENTATION, "\n") + render(parts[index]),
  );
  return new Markup(rendered.join(""));
}

function render(part: Part): string {
  if (part === undefined) return "";
  if (part instanceof Markup) return part.text;
  if (typeof part === "number") return String(part);
  return typeof part === "string" ? escapeHtml(part) : part.map(render).join("");
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Text as it may stand in content and in quoted attributes. */
export function escapeHtml(text: string): string {
  return visible(text).replace(/[&<>"']/g, (character) => ENTITIES[character] ?? "");
}

/** Attribute of a `details` element that starts unfolded. */
export const OPEN = new Markup("open");

/** JSON that ends neither the script element that holds it nor starts a comment in it. */
export function jsonForScript(value: unknown): string {
  return JSON.stringify(value).replace(/</g, "\\u003c");
}

const BREAK = new Markup("<wbr>");

/** Text with places where a browser may break long paths and addresses. */
export function breakable(text: string): readonly Part[] {
  return joined(text.split(/(?<=[a-z\]][.:/])(?=\w)/), BREAK);
}

/** Our own sentences, in which code stands between backticks. */
export function prose(text: string): readonly Part[] {
  return text
    .split(/(`[^`]+`)/)
    .map((part, index) => (index % 2 === 0 ? part : html`<code>${part.slice(1, -1)}</code>`));
}

/** Parts with markup between them. */
export function joined(parts: readonly Part[], separator: Part): readonly Part[] {
  return parts.flatMap((part, index) => (index === 0 ? [part] : [separator, part]));
}
