import type { ControlEntry } from "../document";
import type { EvidenceStatus } from "../evidence";
import { compareTexts } from "../order";
import { link } from "./link";
import { html, joined, prose, type Markup } from "./markup";
import { layersOf } from "./overview";
import {
  badge,
  counted,
  EVIDENCE_LOOKS,
  EVIDENCE_STATUSES,
  severityTag,
  SEVERITIES,
} from "./state";
import { toolbar } from "./toolbar";
import type { Section, View } from "./view";

/** Every control of the pack with what it judged. */
export function controls(view: View): Section {
  const { report } = view;
  const statusOf = ({ id }: ControlEntry): EvidenceStatus =>
    view.controlEvidence(id)?.status ?? "notJudged";
  const sorted = [...report.controls].sort(
    (a, b) =>
      EVIDENCE_STATUSES.indexOf(statusOf(a)) - EVIDENCE_STATUSES.indexOf(statusOf(b)) ||
      compareTexts(a.id, b.id),
  );
  const used = new Set(report.controls.map(statusOf));
  return {
    id: "controls",
    title: "Controls",
    count: String(report.controls.length),
    content: html`${toolbar({
        of: "controls-list",
        search: "Search controls",
        filters: [
          {
            key: "status",
            label: "Verdict",
            options: EVIDENCE_STATUSES.filter((status) => used.has(status)).map((status) => ({
              value: status,
              label: EVIDENCE_LOOKS[status].words,
            })),
          },
          {
            key: "layer",
            label: "Layer",
            options: [...new Set(report.controls.flatMap(layersOf))].map((layer) => ({
              value: layerKey(layer),
              label: layer,
            })),
          },
          {
            key: "severity",
            label: "Severity",
            options: SEVERITIES.map((severity) => ({ value: severity, label: severity })),
          },
        ],
      })}
      <div id="controls-list" class="rows" data-list>
        ${sorted.map((control) => row(view, control, statusOf(control)))}
      </div>`,
  };
}

const layerKey = (layer: string): string => layer.toLowerCase().replaceAll(" ", "-");

function row(view: View, control: ControlEntry, status: EvidenceStatus): Markup {
  const { id, title = "", severity = "", evaluated } = control;
  return html`<details
    id="${view.anchors.control(id)}"
    data-item
    data-status="${status}"
    data-severity="${severity}"
    data-layer="${layersOf(control).map(layerKey).join(" ")}"
  >
    <summary>
      ${badge(EVIDENCE_LOOKS[status])} <code class="id">${id}</code>
      <span class="row-title">${title}</span>
      <span class="number">${evaluated === 0 ? "" : counted(evaluated, "evaluation")}</span>
    </summary>
    <div class="row-body">${body(view, control)}</div>
  </details>`;
}

function body(view: View, control: ControlEntry): readonly (Markup | undefined)[] {
  const { rationale = "", remediation = "", url = "", severity, level, frameworks = [] } = control;
  const { requirements = [] } = control;
  const clauses = frameworks.map((each) => `${each.framework} ${each.version}: ${each.clause}`);
  return [
    rationale === "" ? undefined : html`<p>${prose(rationale)}</p>`,
    remediation === ""
      ? undefined
      : html`<p class="instead"><b>Instead</b> ${prose(remediation)}</p>`,
    html`<dl class="pairs">
      ${pair("Level", level)} ${pair("Severity", severityTag(severity))}
      ${pair("Requirements", requirements.join(", "))} ${pair("Clauses", clauses.join("; "))}
      ${pair("Source", link(url))}
    </dl>`,
    verdicts(view, control),
  ];
}

function pair(name: string, value: Markup | string | undefined): Markup | undefined {
  if (value === undefined || value === "") return undefined;
  return html`<dt>${name}</dt>
    <dd>${value}</dd>`;
}

/** Beyond this number the lists of a control say how many more there are. */
const LISTED = 50;

function verdicts(view: View, { id }: ControlEntry): Markup {
  const own = view.findingsOf(id);
  const resources = view.controlEvidence(id)?.resources ?? [];
  const met = resources.filter(({ verdict }) => verdict === "met");
  if (resources.length === 0) {
    return html`<p class="sub">The stack holds nothing that it judges.</p>`;
  }
  const found = own.slice(0, LISTED).map((finding) => {
    const subject = finding.urn === "" ? "the stack" : view.resourceLink(finding.urn);
    return html`<li><a href="#${view.anchors.finding(finding)}">Finding</a> on ${subject}</li>`;
  });
  const passed = met.slice(0, LISTED).map(({ urn }) => view.resourceLink(urn));
  return html`${
    own.length === 0
      ? undefined
      : html`<ul class="plain">
          ${found} ${more(own.length, (text) => html`<li>${text} above</li>`)}
        </ul>`
  }
  ${
    met.length === 0
      ? undefined
      : html`<p class="met">
          Passed: ${joined(passed, "; ")} ${more(met.length, (text) => html`${text}`)}
        </p>`
  }`;
}

function more(number: number, markup: (text: string) => Markup): Markup | undefined {
  if (number <= LISTED) return undefined;
  return markup(`and ${(number - LISTED).toLocaleString("en")} more`);
}
