import path from "node:path";
import type { Finding } from "../document";
import { groupBy } from "../group-by";
import { compareTexts } from "../order";
import { breakable, html, OPEN, prose, type Markup } from "./markup";
import {
  type FindingState,
  counted,
  FINDING_LOOKS,
  FINDING_STATES,
  SEVERITIES,
  badge,
  severityTag,
  stateOf,
} from "./state";
import { toolbar } from "./toolbar";
import type { Section, View } from "./view";

/** From this number on a browser lays out what is seen alone. */
const LARGE = 1000;

/** What readers do about findings, in the order in which they do it. */
const BUCKETS: readonly { readonly title: string; readonly states: readonly FindingState[] }[] = [
  { title: "Fails the run", states: ["mandatory", "notEvaluatedMandatory"] },
  { title: "Advisory", states: ["advisory"] },
  { title: "Not evaluated", states: ["notEvaluated"] },
  { title: "Exempt or accepted", states: ["accepted", "exempt"] },
];

/** Every finding, those that fail the run first; one group for each control. */
export function findings(view: View): Section {
  const list = view.report.findings;
  const buckets = BUCKETS.map(({ title, states }) => ({
    title,
    list: list.filter((finding) => states.includes(stateOf(finding))),
  })).filter((bucket) => bucket.list.length > 0);
  const toolbarOfList = toolbar({
    of: "findings-list",
    search: "Search findings",
    filters: filters(list),
  });
  return {
    id: "findings",
    title: "Findings",
    count: String(list.length),
    content:
      list.length === 0
        ? html`<p class="empty">Nothing was found: every evaluation of every control passed.</p>`
        : html`${toolbarOfList}
            <div id="findings-list" class="${list.length > LARGE ? "large" : ""}" data-list>
              ${buckets.map((bucket, index) => bucketMarkup(view, bucket, index === 0))}
            </div>`,
  };
}

interface Bucket {
  readonly title: string;
  readonly list: readonly Finding[];
}

/** Folded up, but for the first, so that what has to be done stands out. */
function bucketMarkup(view: View, { title, list }: Bucket, open: boolean): Markup {
  const groups = [...groupBy(list, ({ control }) => control)]
    .map(([control, own]) => ({ control, own: [...own].sort((a, b) => rank(a) - rank(b)) }))
    .sort((a, b) => rankOf(a.own) - rankOf(b.own) || compareTexts(a.control, b.control));
  return html`<details class="bucket" data-group ${open ? OPEN : undefined}>
    <summary>
      <h3>${title}</h3>
      <span class="number">${counted(list.length, "finding")}</span>
    </summary>
    ${groups.map(({ control, own }) => group(view, control, own))}
  </details>`;
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
  const name = view.controlLink(id);
  return html`<article class="group" data-group>
    <h4>${title === "" ? id : title.replace(/\.$/, "")}</h4>
    <p class="group-control">${name} ${severityTag(severity)}</p>
    <ul class="findings">
      ${list.map((finding) => item(view, finding))}
    </ul>
    ${
      open && remediation !== ""
        ? html`<p class="instead"><b>Instead</b> ${prose(remediation)}</p>`
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
        librarySource === "" || path.isAbsolute(librarySource)
          ? undefined
          : html`<span class="sub">in <code>${librarySource}</code></span>`
      }
      <a class="permalink" href="#${id}" aria-label="Link to this finding">#</a>
    </p>
    <p class="message">${breakable(message)}</p>
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
