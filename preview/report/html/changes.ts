import type { ComparedVerdict, ComparisonEntry, ImpactEntry, PropertyChange } from "../document";
import { html, type Markup } from "./markup";
import { badge, counted, type Look } from "./state";
import type { Section, View } from "./view";

/** What changed since an earlier report; nothing where none was given. */
export function changes(view: View): Section | undefined {
  const { comparison } = view.report;
  if (comparison === undefined) return undefined;
  const { base, added, removed, changed, verdicts, impacts } = comparison;
  const number = added.length + removed.length + changed.length;
  return {
    id: "changes",
    title: "Changes",
    count: String(number),
    content: html`<p class="lead">
        Since the report of ${base.asOf}: ${counted(added.length, "resource")} added,
        ${counted(removed.length, "resource")} removed, ${counted(changed.length, "resource")}
        changed.
      </p>
      ${impacts.map((impact) => impactItem(view, impact))}
      ${folded(
        "New findings",
        verdicts.new.map((verdict) => verdictItem(view, verdict)),
      )}
      ${folded(
        "Findings that are gone",
        verdicts.gone.map((verdict) => verdictItem(view, verdict)),
      )}
      ${resourceLists(view, comparison)}`,
  };
}

const EFFECTS: Readonly<Record<ImpactEntry["effect"], Look>> = {
  "replaces-cluster": { tone: "bad", mark: "✗", words: "Replaces the cluster" },
  replaces: { tone: "bad", mark: "✗", words: "Replaces" },
  deletes: { tone: "bad", mark: "✗", words: "Deletes" },
  irreversible: { tone: "warn", mark: "!", words: "Cannot be undone" },
  unprotects: { tone: "warn", mark: "!", words: "Takes protection away" },
};

function impactItem(view: View, impact: ImpactEntry): Markup {
  const { id, effect, urn, consequence, properties, acknowledged, source } = impact;
  const look = EFFECTS[effect];
  return html`<article class="finding ${acknowledged ? "quiet" : look.tone}">
    <p class="finding-head">
      ${badge(look)} ${view.resourceLink(urn)}
      ${acknowledged ? html`<span class="sub">acknowledged</span>` : undefined}
    </p>
    <p class="message">${consequence}</p>
    ${propertyList(properties)}
    <p class="answer"><code>--acknowledge ${id}</code> <span class="sub">${source}</span></p>
  </article>`;
}

function verdictItem(view: View, { control, urn, message }: ComparedVerdict): Markup {
  return html`${view.controlLink(control)} ${urn === "" ? undefined : view.resourceLink(urn)}
    <span class="sub">${message}</span>`;
}

function resourceLists(view: View, { added, removed, changed }: ComparisonEntry): Markup {
  return html`${folded(
    "Added",
    added.map(({ urn }) => view.resourceLink(urn)),
  )}
  ${folded(
    "Removed",
    removed.map(({ urn }) => view.resourceLink(urn)),
  )}
  ${folded(
    "Changed",
    changed.map(
      ({ urn, properties }) => html`${view.resourceLink(urn)} ${propertyList(properties)}`,
    ),
  )}`;
}

function propertyList(properties: readonly PropertyChange[]): Markup | undefined {
  if (properties.length === 0) return undefined;
  const items = properties.map(
    ({ path, before, after }) =>
      html`<li>
        <code>${path}</code>: ${value(before)} <span aria-hidden="true">→</span>
        <span class="hidden-label">becomes</span> ${value(after)}
      </li>`,
  );
  return html`<ul class="plain properties">
    ${items}
  </ul>`;
}

function value(text: string): Markup {
  return text === "" ? html`<span class="type">nothing</span>` : html`<code>${text}</code>`;
}

function folded(title: string, items: readonly Markup[]): Markup | undefined {
  if (items.length === 0) return undefined;
  return html`<details class="bucket">
    <summary>
      <h3>${title}</h3>
      <span class="number">${String(items.length)}</span>
    </summary>
    <ul class="plain">
      ${items.map((item) => html`<li>${item}</li>`)}
    </ul>
  </details>`;
}
