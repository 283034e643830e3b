import type { ExemptionEntry, Finding, ReportDocument } from "../document";
import { shortType, typeAndName } from "../resource-name";
import { html, type Markup } from "./markup";
import { badge, counted, type Look } from "./state";
import type { Section, View } from "./view";

/** What somebody has answered for: exemptions, the next to expire first, and what the baseline accepts. */
export function exemptions(view: View): Section {
  const { report } = view;
  const listed = [...(report.exemptions ?? named(report))].sort((a, b) =>
    a.expires < b.expires ? -1 : Number(a.expires > b.expires),
  );
  const accepted = report.findings.filter(({ acceptedSince }) => acceptedSince !== undefined);
  return {
    id: "exemptions",
    title: "Exemptions",
    count: String(listed.length + accepted.length),
    content: html`${
      listed.length === 0
        ? html`<p class="empty">No exemption is recorded: nothing is answered for by anybody.</p>`
        : exemptionTable(view, listed)
    }
    ${accepted.length === 0 ? undefined : acceptedTable(view, accepted)}`,
  };
}

/** Of a pack that lists no exemptions: those that its findings name. */
function named({ findings }: ReportDocument): readonly ExemptionEntry[] {
  return findings
    .filter(({ status }) => status === "exempt")
    .map(({ control, urn, reason, owner, expires, path }) => ({
      control,
      target: urn,
      reason,
      owner,
      expires,
      path,
      recordedBy: "",
      state: "used",
    }));
}

const LOOKS: Readonly<Record<ExemptionEntry["state"], Look>> = {
  expired: { tone: "bad", mark: "✗", words: "Expired" },
  unused: { tone: "warn", mark: "!", words: "Unused" },
  used: { tone: "exempt", mark: "–", words: "In use" },
};

function exemptionTable(view: View, list: readonly ExemptionEntry[]): Markup {
  const rows = list.map((each) => {
    const { expires, state, control, owner, reason, container, path } = each;
    return html`<tr data-expires="${expires}">
      <td class="nowrap">
        <b>${expires}</b><span class="sub">${distance(view.report.asOf, expires)}</span>
      </td>
      <td>${badge(LOOKS[state])}</td>
      <td>${view.controlLink(control)}</td>
      <td>
        ${target(view, each)}${
          container === undefined
            ? undefined
            : html`<span class="sub">container ${container}</span>`
        }
      </td>
      <td>
        ${reason}<span class="sub">Owner: ${owner}</span><span class="sub path">${path}</span>
      </td>
    </tr>`;
  });
  return html`<div class="scroll" role="region" aria-label="Table of exemptions" tabindex="0">
    <table class="wide">
      <caption>
        Exemptions, the next to expire first
      </caption>
      <thead>
        <tr>
          <th scope="col">Until</th>
          <th scope="col">State</th>
          <th scope="col">Control</th>
          <th scope="col">Target</th>
          <th scope="col">Reason</th>
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>
  </div>`;
}

function target(view: View, { target: text }: ExemptionEntry): Markup {
  if (!text.startsWith("urn:")) return html`<span class="name">${text}</span>`;
  const { type, name } = typeAndName(text);
  return view.anchors.resource(text) === undefined
    ? html`<span class="name">${name}</span> <span class="type">${shortType(type)}</span>`
    : view.resourceLink(text);
}

/** Days from the date of judgement to the last day. */
function distance(asOf: string, expires: string): string {
  const days = Math.round((Date.parse(expires) - Date.parse(asOf)) / 86_400_000);
  if (Number.isNaN(days)) return "";
  if (days === 0) return "last day today";
  return days > 0 ? `in ${counted(days, "day")}` : `${counted(-days, "day")} ago`;
}

function acceptedTable(view: View, list: readonly Finding[]): Markup {
  const rows = list.map(
    (finding) =>
      html`<tr>
        <td class="nowrap">${finding.acceptedSince}</td>
        <td>${view.controlLink(finding.control)}</td>
        <td>${finding.urn === "" ? "The stack" : view.resourceLink(finding.urn)}</td>
        <td><a href="#${view.anchors.finding(finding)}">${finding.message}</a></td>
      </tr>`,
  );
  return html`<div
    class="scroll"
    role="region"
    aria-label="Table of what the baseline accepts"
    tabindex="0"
  >
    <table class="wide">
      <caption>
        Accepted by the baseline
      </caption>
      <thead>
        <tr>
          <th scope="col">Since</th>
          <th scope="col">Control</th>
          <th scope="col">Resource</th>
          <th scope="col">Finding</th>
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>
  </div>`;
}
