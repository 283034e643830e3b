import type { ControlEntry, Finding } from "./document";
import { isFailing } from "./failing";
import { groupBy } from "./group-by";
import type { Palette } from "./palette";
import { shortType, typeAndName } from "./resource-name";
import { visible } from "./visible";

const SEVERITIES = ["critical", "high", "medium", "low", ""];

/** Findings by control: the ones that fail a run first, then by severity and name. */
export function findingLines(
  findings: readonly Finding[],
  controls: readonly ControlEntry[],
  paint: Palette,
): readonly string[] {
  const remediations = new Map(controls.map(({ id, remediation = "" }) => [id, remediation]));
  const byControl = groupBy(findings, ({ control }) => control);
  return [...byControl]
    .map(([control, group]) => ({ control, ...ranked(group) }))
    .sort((left, right) => left.rank - right.rank || left.control.localeCompare(right.control))
    .flatMap(({ control, group }) => [
      heading(control, group, paint),
      ...group.flatMap(own(paint)),
      ...instead(group, remediations.get(control) ?? "", paint),
    ]);
}

/** What to write instead, where something has to be written. */
function instead(
  group: readonly Finding[],
  remediation: string,
  paint: Palette,
): readonly string[] {
  const isOpen = group.some(({ status }) => status === "violation");
  return isOpen && remediation !== "" ? [`    ${paint.dim("→")} ${remediation}`] : [];
}

/** A group in order of rank, then of resources, with the rank of its first. */
function ranked(findings: readonly Finding[]): {
  readonly group: readonly Finding[];
  readonly rank: number;
} {
  const sorted = findings
    .map((finding) => ({ finding, rank: rank(finding) }))
    .sort(
      (left, right) => left.rank - right.rank || left.finding.urn.localeCompare(right.finding.urn),
    );
  return { group: sorted.map(({ finding }) => finding), rank: sorted[0]?.rank ?? 0 };
}

function rank(finding: Finding): number {
  const { status, severity } = finding;
  const failing = isFailing(finding) ? 0 : 1;
  const kind = ["violation", "notEvaluated", "exempt"].indexOf(status);
  return failing * 100 + kind * 10 + SEVERITIES.indexOf(severity);
}

function heading(control: string, group: readonly Finding[], paint: Palette): string {
  const severity = group[0]?.severity ?? "";
  const open = group.filter(({ acceptedSince }) => acceptedSince === undefined);
  const accepted = group.length - open.length;
  const counts = [
    count(open, "violation", "mandatory", "mandatory"),
    count(open, "violation", "advisory", "advisory"),
    count(open, "notEvaluated", undefined, "not evaluated"),
    count(open, "exempt", undefined, "exempt"),
    accepted === 0 ? "" : `${accepted} accepted`,
  ];
  const details = [severity, ...counts].filter((text) => text !== "").join(", ");
  return `  ${paint.strong(control)} ${paint.dim(`(${details})`)}`;
}

function count(
  group: readonly Finding[],
  status: Finding["status"],
  level: Finding["level"] | undefined,
  word: string,
): string {
  const number = group.filter(
    (finding) => finding.status === status && (level === undefined || finding.level === level),
  ).length;
  return number === 0 ? "" : `${number} ${word}`;
}

function own(paint: Palette): (finding: Finding) => readonly string[] {
  return (finding) => {
    const { source, librarySource } = finding;
    const place = [source, librarySource && `in ${librarySource}`].filter(Boolean).join(", ");
    const subject = subjectOf(finding.urn);
    const title = [markOf(finding, paint), subject, place && paint.dim(place)].filter(Boolean);
    return [
      `    ${title.join("  ")}`,
      ...messageLines(finding).map((line) => `        ${visible(line)}`),
    ];
  };
}

function subjectOf(urn: string): string {
  const { type, name } = typeAndName(urn);
  return visible(type === "" ? urn : `${name} (${shortType(type)})`);
}

function markOf({ status, level, acceptedSince }: Finding, paint: Palette): string {
  if (status === "exempt") return paint.good("- exempt");
  if (acceptedSince !== undefined) {
    return paint.dim(
      `= accepted ${status === "violation" ? `${level} violation` : "as not evaluated"}`,
    );
  }
  const suffix = level === "mandatory" ? "" : " (advisory)";
  if (status === "notEvaluated") {
    return paint.unknown(`? not evaluated${level === "mandatory" ? " (mandatory)" : ""}`);
  }
  return level === "mandatory" ? paint.bad("✗ violation") : paint.warning(`! violation${suffix}`);
}

function messageLines(finding: Finding): readonly string[] {
  const { status, message, reason, owner, expires, acceptedSince } = finding;
  if (acceptedSince !== undefined) {
    return [message, `Accepted by the baseline since ${acceptedSince}.`];
  }
  if (status !== "exempt") return [message];
  return [message, `Exempt until ${expires} (${owner}): ${reason}`];
}
