import type { Finding, ReportDocument } from "./document";
import { isFailing } from "./failing";
import { groupBy } from "./group-by";
import { comparisonDetails } from "./markdown-changes";
import { code, details, table, text } from "./markdown-parts";
import { shortType, typeAndName } from "./resource-name";
import { summarySentence } from "./summary";

/**
 * The report as a summary for a pull request: the verdict, what fails the run, and folded up what else was found. Texts of the
 * stack stand in code spans, where nothing of them is markup, a link or a mention of somebody.
 */
export function formatMarkdown(report: ReportDocument): string {
  const { findings } = report;
  const open = findings.filter(
    ({ status, acceptedSince }) => status !== "exempt" && acceptedSince === undefined,
  );
  const failing = open.filter(isFailing);
  const others = open.filter((finding) => !isFailing(finding));
  const accepted = findings.filter(({ acceptedSince }) => acceptedSince !== undefined);
  const parts = [
    `## ${failing.length === 0 ? "✅" : "❌"} ${heading(failing.length, accepted.length)}`,
    text(summarySentence(report)),
    ...findingTable(failing, report),
    ...comparisonDetails(report),
    ...folded("Advisory violations", others, "violation"),
    ...folded("Not evaluated", others, "notEvaluated"),
    ...exemptions(report),
    ...folded("Accepted by the baseline", accepted, undefined),
    ...diagnostics(report),
  ];
  return `${parts.join("\n\n")}\n`;
}

function heading(failing: number, accepted: number): string {
  const noun = `${accepted === 0 ? "" : "new "}mandatory finding`;
  return failing === 0 ? `No ${noun}` : `${failing} ${noun}${failing === 1 ? "" : "s"}`;
}

function findingTable(findings: readonly Finding[], { controls }: ReportDocument) {
  if (findings.length === 0) return [];
  const remediations = new Map(controls.map(({ id, remediation = "" }) => [id, remediation]));
  const rows = findings.map((finding) => [
    code(finding.control),
    finding.severity,
    subject(finding),
    code(finding.source),
    code(finding.message),
  ]);
  const wanted = [...new Set(findings.map(({ control }) => control))].flatMap((control) => {
    const remediation = remediations.get(control) ?? "";
    return remediation === "" ? [] : [`- ${code(control)}: ${text(remediation)}`];
  });
  return [
    table(["Control", "Severity", "Resource", "Place", "Finding"], rows),
    ...(wanted.length === 0 ? [] : [`What to write instead:\n\n${wanted.join("\n")}`]),
  ];
}

function folded(
  title: string,
  findings: readonly Finding[],
  status: Finding["status"] | undefined,
): readonly string[] {
  const own = findings.filter((finding) => status === undefined || finding.status === status);
  if (own.length === 0) return [];
  const rows = [...groupBy(own, ({ control }) => control)].map(([control, group]) => [
    code(control),
    String(group.length),
    subject(group[0]) + (group.length > 1 ? " and others" : ""),
    code(group[0]?.message ?? ""),
  ]);
  return [
    details(`${title} (${own.length})`, table(["Control", "Count", "First", "Finding"], rows)),
  ];
}

/** All exemptions that the pack lists, or, of a pack that lists none, those that its findings name. */
function exemptions({ exemptions: listed, findings }: ReportDocument): readonly string[] {
  const exempt = findings.filter(({ status }) => status === "exempt");
  const rows = (listed ?? []).map((exemption) => ({ ...exemption, on: code(exemption.target) }));
  const named = exempt.map((finding) => ({ ...finding, state: "used", on: subject(finding) }));
  const all = [...(listed === undefined ? named : rows)].sort((left, right) =>
    left.expires < right.expires ? -1 : 1,
  );
  if (all.length === 0) return [];
  const head = ["Until", "State", "Control", "Resource", "Owner", "Reason"];
  const cells = all.map(({ expires, state, control, on, owner, reason }) => [
    text(expires),
    state,
    code(control),
    on,
    code(owner),
    code(reason),
  ]);
  return [details(`Exemptions (${all.length})`, table(head, cells))];
}

function diagnostics({ diagnostics: list }: ReportDocument): readonly string[] {
  if (list.length === 0) return [];
  const rows = list.map(({ severity, message, source }) => [severity, code(message), code(source)]);
  return [details(`Diagnostics (${list.length})`, table(["Severity", "Message", "Place"], rows))];
}

function subject(finding: Finding | undefined): string {
  const { type, name } = typeAndName(finding?.urn ?? "");
  return type === "" ? code(finding?.urn ?? "") : `${code(name)} (${code(shortType(type))})`;
}
