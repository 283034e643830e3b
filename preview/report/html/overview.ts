import type { ControlEntry, ReportDocument } from "../document";
import { isFailing } from "../failing";
import { bar, legend, type Share } from "./bar";
import { html, OPEN, type Markup } from "./markup";
import { counted, EVIDENCE_LOOKS, EVIDENCE_STATUSES, FINDING_LOOKS, type Look } from "./state";
import type { Section, View } from "./view";

const PASSED = { tone: "good", mark: "✓", words: "passed" } as const;
const NOT_EVALUATED = { ...FINDING_LOOKS.notEvaluated, words: "not evaluated" };

/** The verdict in one sentence, and the numbers that it rests on. */
export function header(view: View): Markup {
  const { report } = view;
  const { asOf, targetKubernetesVersion, policyPack, summary, tool } = report;
  const failing = report.findings.filter(isFailing).length;
  const accepted = report.findings.filter(({ acceptedSince }) => acceptedSince !== undefined);
  const noun = accepted.length === 0 ? "mandatory finding" : "new mandatory finding";
  const facts: readonly (readonly [string, string])[] = [
    ["Judged as of", asOf],
    ["Kubernetes", targetKubernetesVersion],
    ["Resources", summary.resources.toLocaleString("en")],
    ["Controls", summary.controls.toLocaleString("en")],
    ["Evaluations", summary.evaluations.toLocaleString("en")],
    ["Policy pack", policyPack === undefined ? "" : `${policyPack.name} ${policyPack.version}`],
  ];
  const shares = sharesOf(view, report.controls);
  return html`<header class="top">
    <p class="eyebrow">Security report <span>${tool.name} ${tool.version}</span></p>
    <h1>${view.subject}</h1>
    <p class="verdict ${failing === 0 ? "good" : "bad"}">
      <span aria-hidden="true">${failing === 0 ? "✓" : "✗"}</span>
      ${failing === 0 ? `No ${noun}` : html`<a href="#findings">${counted(failing, noun)}</a>`}
    </p>
    ${bar(shares, "thick")} ${legend(shares)}
    <dl class="facts">
      ${facts
        .filter(([, value]) => value !== "")
        .map(
          ([name, value]) =>
            html`<div>
              <dt>${name}</dt>
              <dd>${value}</dd>
            </div>`,
        )}
    </dl>
    ${diagnostics(report)}
  </header>`;
}

function diagnostics({ diagnostics: list }: ReportDocument): Markup | undefined {
  if (list.length === 0) return undefined;
  const open = list.some(({ severity }) => severity !== "info");
  const items = list.map(
    ({ severity, message, source }) =>
      html`<li>
        <b>${severity}</b> ${message} ${source === "" ? undefined : html`<code>${source}</code>`}
      </li>`,
  );
  const title = counted(list.length, "message of this run", "messages of this run");
  return html`<details class="notes" ${open ? OPEN : undefined}>
    <summary>${title}</summary>
    <ul>
      ${items}
    </ul>
  </details>`;
}

/** Evaluations of controls by verdict; what the baseline accepts is counted once, as accepted. */
function sharesOf(view: View, controls: readonly ControlEntry[]): readonly Share[] {
  const accepted = controls.flatMap(({ id }) =>
    view.findingsOf(id).filter(({ acceptedSince }) => acceptedSince !== undefined),
  );
  const acceptedOf = (status: string, level?: string) =>
    accepted.filter((each) => each.status === status && (level ?? each.level) === each.level)
      .length;
  const sum = (count: (control: ControlEntry) => number) =>
    controls.reduce((total, control) => total + count(control), 0);
  const allMandatory = sum(({ level, violation }) => (level === "mandatory" ? violation : 0));
  const allAdvisory = sum(({ violation }) => violation) - allMandatory;
  const mandatory = Math.max(0, allMandatory - acceptedOf("violation", "mandatory"));
  const advisory = Math.max(0, allAdvisory - acceptedOf("violation", "advisory"));
  const unknown = sum(({ notEvaluated }) => notEvaluated) - acceptedOf("notEvaluated");
  const several = (look: Look, number: number) =>
    number === 1 ? look : { ...look, words: `${look.words}s` };
  return [
    { look: several(FINDING_LOOKS.mandatory, mandatory), number: mandatory },
    { look: several(FINDING_LOOKS.advisory, advisory), number: advisory },
    { look: NOT_EVALUATED, number: Math.max(0, unknown) },
    { look: FINDING_LOOKS.accepted, number: accepted.length },
    { look: FINDING_LOOKS.exempt, number: sum(({ exempt }) => exempt) },
    { look: PASSED, number: sum(({ pass }) => pass) },
  ];
}

/** Layers by the first letter of the requirements that a control serves. */
const LAYERS: Readonly<Record<string, string>> = {
  C: "Cloud",
  K: "Cluster",
  D: "Images and workloads",
  L: "Lifecycle",
};

export function layersOf({ requirements = [] }: ControlEntry): readonly string[] {
  const letters = requirements.map((id) => LAYERS[/^([A-Z])\d+$/.exec(id)?.[1] ?? ""]);
  return [...new Set(letters.map((layer) => layer ?? "Other"))];
}

export function overview(view: View): Section {
  return {
    id: "verdicts",
    title: "Verdicts",
    content: html`<div class="halves">${layerTable(view)} ${frameworkTable(view)}</div>`,
  };
}

function layerTable(view: View): Markup | undefined {
  const { report } = view;
  const rows = [...Object.values(LAYERS), "Other"].flatMap((layer) => {
    const controls = report.controls.filter((control) => layersOf(control).includes(layer));
    const shares = sharesOf(view, controls);
    if (controls.length === 0) return [];
    return [row(layer, counted(controls.length, "control"), shares)];
  });
  return table("Evaluations by layer", "Layer", rows);
}

function frameworkTable({ frameworks }: View): Markup | undefined {
  const rows = frameworks.map(({ id, name, version, clauses }) => {
    const shares = EVIDENCE_STATUSES.map((status) => ({
      look: EVIDENCE_LOOKS[status],
      number: clauses.filter((clause) => clause.status === status).length,
    }));
    const title = html`<a href="#${id}">${name} ${version}</a>`;
    return row(title, counted(clauses.length, "clause"), shares);
  });
  return table("Clauses by framework", "Framework", rows);
}

function row(title: Markup | string, count: string, shares: readonly Share[]): Markup {
  return html`<tr>
    <th scope="row">${title}<span class="sub">${count}</span></th>
    <td>${bar(shares)}${legend(shares)}</td>
  </tr>`;
}

function table(caption: string, first: string, rows: readonly Markup[]): Markup | undefined {
  if (rows.length === 0) return undefined;
  return html`<table class="shares">
    <caption>
      ${caption}
    </caption>
    <thead>
      <tr>
        <th scope="col">${first}</th>
        <th scope="col">Verdicts</th>
      </tr>
    </thead>
    <tbody>
      ${rows}
    </tbody>
  </table>`;
}
