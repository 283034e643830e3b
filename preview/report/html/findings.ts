import type { Finding } from "../document";
import { groupBy } from "../group-by";
import { html, type Markup } from "./markup";
import { FINDING_LOOKS, FINDING_STATES, SEVERITIES, badge, severityTag, stateOf } from "./state";
import { toolbar } from "./toolbar";
import type { Section, View } from "./view";

/** Every finding, those that fail the run first; one group for each control. */
export function findings(view: View): Section {
  const { report } = view;
  const groups = [...groupBy(report.findings, ({ control }) => control)]
    .map(([control, list]) => ({ control, list: [...list].sort((a, b) => rank(a) - rank(b)) }))
    .sort((a, b) => rankOf(a.list) - rankOf(b.list) || a.control.localeCompare(b.control));
  return {
    id: "findings",
    title: "Findings",
    count: String(report.findings.length),
    content:
      groups.length === 0
        ? html`<p class="empty">Nothing was found: every evaluation of every control passed.</p>`
        : html`${toolbar({
              of: "findings-list",
              search: "Search findings",
              filters: filters(report.findings),
            })}
            <div id="findings-list" data-list>
              ${groups.map(({ control, list }) => group(view, control, list))}
            </div>`,
  };
}

function filters(list: readonly Finding[]) {
  const states = new Set(list.map(stateOf));
  const severities = new Set(list.map(({ severity }) => severity));
  return [
    {
      key: "state",
      label: "State",
      options: FINDING_STATES.filter((state) => states.has(state)).map((state) => ({
        value: state,
        label: FINDING_LOOKS[state].words,
      })),
    },
    {
      key: "severity",
      label: "Severity",
      options: SEVERITIES.filter((severity) => severities.has(severity)).map((severity) => ({
        value: severity,
        label: severity,
      })),
    },
  ];
}

function rank(finding: Finding): number {
  const severity = SEVERITIES.findIndex((each) => each === finding.severity);
  return FINDING_STATES.indexOf(stateOf(finding)) * 10 + (severity < 0 ? 9 : severity);
}

function rankOf(list: readonly Finding[]): number {
  return Math.min(...list.map(rank));
}

function group(view: View, id: string, list: readonly Finding[]): Markup {
  const control = view.report.controls.find((each) => each.id === id);
  const { title = "", remediation = "", severity = list[0]?.severity } = control ?? {};
  const open = list.some(({ status }) => status === "violation");
  return html`<article class="group" data-group>
    <h3>${view.controlLink(id)} ${severityTag(severity)}</h3>
    ${title === "" ? undefined : html`<p class="group-title">${title}</p>`}
    <ul class="findings">
      ${list.map((finding) => item(view, finding))}
    </ul>
    ${
      open && remediation !== ""
        ? html`<p class="instead"><b>Instead</b> ${remediation}</p>`
        : undefined
    }
  </article>`;
}

function item(view: View, finding: Finding): Markup {
  const { message, source, librarySource = "", urn, severity } = finding;
  const state = stateOf(finding);
  const id = view.anchors.finding(finding);
  return html`<li
    id="${id}"
    class="finding ${FINDING_LOOKS[state].tone}"
    data-item
    data-state="${state}"
    data-severity="${severity}"
    tabindex="-1"
  >
    <p class="finding-head">
      ${badge(FINDING_LOOKS[state])} ${urn === "" ? undefined : view.resourceLink(urn)}
      ${source === "" ? undefined : html`<code class="place">${source}</code>`}
      ${
        librarySource === ""
          ? undefined
          : html`<span class="sub">in <code>${librarySource}</code></span>`
      }
      <a class="permalink" href="#${id}" aria-label="Link to this finding">#</a>
    </p>
    <p class="message">${message}</p>
    ${answer(finding)}
  </li>`;
}

/** Who has answered for a finding, or why there is no verdict. */
function answer({ status, reason, owner, expires, acceptedSince }: Finding): Markup | undefined {
  if (status === "exempt") {
    return html`<p class="answer">Exempt until <b>${expires}</b> (${owner}): ${reason}</p>`;
  }
  if (acceptedSince !== undefined) {
    return html`<p class="answer">Accepted by the baseline since <b>${acceptedSince}</b>.</p>`;
  }
  return undefined;
}
