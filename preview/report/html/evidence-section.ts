import type { EvidenceEntry, EvidenceStatus, Note } from "../evidence";
import { bar, legend, type Share } from "./bar";
import { link } from "./link";
import { html, joined, prose, type Markup } from "./markup";
import { badge, counted, EVIDENCE_LOOKS, EVIDENCE_STATUSES } from "./state";
import { toolbar } from "./toolbar";
import type { Section, View } from "./view";

interface Clause extends EvidenceEntry {
  readonly name: string;
  readonly title: string;
}

/** What is met and unmet by requirement and by clause of each framework. */
export function evidence(view: View): Section {
  const { requirements, notesAsOf } = view.evidence;
  const groups = [
    ...view.frameworks.map(({ id, name, version, clauses }) => ({
      id,
      title: `${name} ${version}`,
      clauses: clauses.map((each): Clause => ({ ...each, name: each.clause, title: "" })),
    })),
    {
      id: "requirements",
      title: "Requirements of this project",
      clauses: requirements.map((each): Clause => ({ ...each, name: each.id })),
    },
  ];
  const used = new Set(groups.flatMap(({ clauses }) => clauses.map(({ status }) => status)));
  return {
    id: "evidence",
    title: "Evidence",
    content: html`<p class="lead">
        What the controls of each clause amount to on this stack. What the service does itself and
        what is only documented is as of ${notesAsOf}.
      </p>
      ${toolbar({
        of: "evidence-list",
        search: "Search clauses",
        filters: [
          {
            key: "framework",
            label: "Framework",
            options: groups.map(({ id, title }) => ({ value: id, label: title })),
          },
          {
            key: "status",
            label: "Verdict",
            options: EVIDENCE_STATUSES.filter((status) => used.has(status)).map((status) => ({
              value: status,
              label: EVIDENCE_LOOKS[status].words,
            })),
          },
        ],
      })}
      <div id="evidence-list" data-list>${groups.map((group) => framework(view, group))}</div>`,
  };
}

interface Group {
  readonly id: string;
  readonly title: string;
  readonly clauses: readonly Clause[];
}

function framework(view: View, { id, title, clauses }: Group): Markup {
  const number = (status: EvidenceStatus) =>
    clauses.filter((clause) => clause.status === status).length;
  const shares: readonly Share[] = EVIDENCE_STATUSES.map((status) => ({
    look: EVIDENCE_LOOKS[status],
    number: number(status),
  }));
  return html`<details class="framework" id="${id}" data-group>
    <summary>
      <h3>${title}</h3>
      <span class="number">${counted(clauses.length, "clause")}</span>
      ${bar(shares)} ${legend(shares)}
    </summary>
    <div class="scroll" role="region" aria-label="${title}" tabindex="0">
      <table class="clauses">
        <thead>
          <tr>
            <th scope="col">Clause</th>
            <th scope="col">Verdict</th>
            <th scope="col">Controls</th>
          </tr>
        </thead>
        <tbody>
          ${clauses.map((clause) => clauseRow(view, id, clause))}
        </tbody>
      </table>
    </div>
  </details>`;
}

function clauseRow(view: View, framework: string, clause: Clause): Markup {
  const { name, title, status, controls, service, documented } = clause;
  return html`<tr data-item data-status="${status}" data-framework="${framework}">
    <th scope="row">
      ${name}${title === "" ? undefined : html`<span class="sub">${title}</span>`}
    </th>
    <td>${badge(EVIDENCE_LOOKS[status])}</td>
    <td>
      ${joined(
        controls.map((id) => marked(view, id)),
        " ",
      )}
      ${note("The service", service)} ${note("Documented", documented)}
    </td>
  </tr>`;
}

/** A control with the mark of its verdict where that is not the best one. */
function marked(view: View, id: string): Markup {
  const status = view.controlEvidence(id)?.status ?? "notJudged";
  const { tone, mark, words } = EVIDENCE_LOOKS[status];
  const bad = status === "unmet" || status === "notEvaluated" || status === "exempt";
  return html`<span class="chip"
    >${bad ? html`<span class="dot ${tone}" title="${words}">${mark}</span>` : undefined}${view.controlLink(id)}</span
  >`;
}

function note(label: string, said: Note | undefined): Markup | undefined {
  if (said === undefined) return undefined;
  return html`<p class="note">
    <b>${label}:</b> ${prose(said.text)} <span class="sub">${link(said.source)}</span>
  </p>`;
}
