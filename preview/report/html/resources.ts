import type { Finding, ResourceEntry } from "../document";
import { isFailing } from "../failing";
import { groupBy } from "../group-by";
import { shortType } from "../resource-name";
import { html, OPEN, type Markup } from "./markup";
import { FINDING_LOOKS, FINDING_STATES, stateOf } from "./state";
import { toolbar } from "./toolbar";
import type { Section, View } from "./view";

/** The resources below their parents, with the findings of each. */
export function resources(view: View): Section {
  const list = view.report.resources;
  const known = new Set(list.map(({ urn }) => urn));
  const children = groupBy(list, ({ parent, urn }) =>
    known.has(parent) && parent !== urn ? parent : "",
  );
  const found = groupBy(view.report.findings, ({ urn }) => urn);
  return {
    id: "resources",
    title: "Resources",
    count: String(list.length),
    content: html`${toolbar({ of: "resources-list", search: "Search resources" })}
      <div id="resources-list" class="tree" data-list data-tree>
        ${new Tree(view, children, found).below("")}
      </div>`,
  };
}

class Tree {
  private depth = 0;

  constructor(
    private readonly view: View,
    private readonly children: ReadonlyMap<string, readonly ResourceEntry[]>,
    private readonly found: ReadonlyMap<string, readonly Finding[]>,
  ) {}

  below(urn: string): Markup | undefined {
    const own = this.children.get(urn) ?? [];
    if (own.length === 0) return undefined;
    this.depth += 1;
    const items = own.map((entry) => this.item(entry));
    this.depth -= 1;
    return html`<ul>
      ${items}
    </ul>`;
  }

  private item(entry: ResourceEntry): Markup {
    const id = this.view.anchors.resource(entry.urn);
    const below = this.below(entry.urn);
    const line = html`<span class="name">${entry.name}</span>
      <span class="type">${shortType(entry.type)}</span> ${this.marks(entry.urn)}
      ${entry.source === "" ? undefined : html`<code class="place">${entry.source}</code>`}`;
    const inputs = html`<button
      type="button"
      class="inputs"
      data-inputs="${id}"
      aria-expanded="false"
      aria-label="Inputs of ${entry.name}"
      hidden
    >
      inputs
    </button>`;
    const own = Object.keys(entry.inputs).length === 0 ? undefined : inputs;
    if (below === undefined) {
      return html`<li id="${id}" data-item tabindex="-1">
        <div class="leaf">${line} ${own}</div>
      </li>`;
    }
    const nested = html`<summary>${line}</summary>
      ${own} ${below}`;
    return html`<li id="${id}" data-item tabindex="-1">
      <details ${this.depth <= 2 || this.isOpen(entry.urn) ? OPEN : undefined}>${nested}</details>
    </li>`;
  }

  /** True where something below a resource wants to be looked at. */
  private isOpen(urn: string): boolean {
    return (this.children.get(urn) ?? []).some(
      (child) => this.isOpen(child.urn) || (this.found.get(child.urn) ?? []).some(isFailing),
    );
  }

  private marks(urn: string): readonly Markup[] {
    const findings = this.found.get(urn) ?? [];
    return FINDING_STATES.flatMap((state) => {
      const own = findings.filter((finding) => stateOf(finding) === state);
      const first = own[0];
      if (first === undefined) return [];
      const { tone, mark, words } = FINDING_LOOKS[state];
      const label = `${words}: ${own.length}`;
      return [
        html`<a class="mark ${tone}" href="#${this.view.anchors.finding(first)}" title="${label}"
          ><span aria-hidden="true">${mark}${own.length}</span
          ><span class="hidden-label">${label}</span></a
        >`,
      ];
    });
  }
}

/** What the page's script shows on demand: the inputs of each resource by the id of its place. */
export function inputsById(view: View): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    view.report.resources
      .filter(({ inputs }) => Object.keys(inputs).length > 0)
      .map(({ urn, inputs }) => [view.anchors.resource(urn) ?? "", inputs]),
  );
}
