import type { ControlEntry, Finding } from "./document";
import { isFailing } from "./failing";
import { groupBy } from "./group-by";
import { compareTexts, inOrder, sortingRanks } from "./order";
import type { Palette } from "./palette";
import { shortType, typeAndName } from "./resource-name";
import { emptyTally, kindOf, type Kind } from "./tally";
import { visible } from "./visible";

const STATUSES: readonly Finding["status"][] = ["violation", "notEvaluated", "exempt"];
const SEVERITIES = ["critical", "high", "medium", "low", ""];

// Joined in lists of this length: a text that grows by one part after the other costs several times as much.
const TOGETHER = 250;

/** Findings by control, as texts of one line or more: the ones that fail a run first, then by severity and name. */
export function* findingTexts(
  findings: readonly Finding[],
  controls: readonly ControlEntry[],
  paint: Palette,
): Iterable<string> {
  const remediations = new Map(controls.map(({ id, remediation = "" }) => [id, remediation]));
  const sortGroup = byRankAndResource(findings);
  const byControl = groupBy(findings, ({ control }) => control);
  const groups = [...byControl]
    .map(([control, all]) => ({ control, group: sortGroup(all) }))
    .map(({ control, group }) => ({ control, group, rank: group[0] ? rank(group[0]) : 0 }))
    .sort((left, right) => left.rank - right.rank || compareTexts(left.control, right.control));
  const own = new FindingText(paint);
  for (const { control, group } of groups) {
    yield heading(control, group, paint);
    for (let from = 0; from < group.length; from += TOGETHER) {
      yield own.of(group.slice(from, from + TOGETHER));
    }
    yield* instead(group, remediations.get(control) ?? "", paint);
  }
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

/** Sorts groups of findings by rank, then by resource. */
function byRankAndResource(
  findings: readonly Finding[],
): (group: readonly Finding[]) => readonly Finding[] {
  const resources = sortingRanks(findings.map(({ urn }) => urn));
  return (group) =>
    inOrder(group, (finding) => rank(finding) * resources.size + (resources.get(finding.urn) ?? 0));
}

/** The lowest comes first. */
function rank(finding: Finding): number {
  const { status, severity } = finding;
  const failing = isFailing(finding) ? 0 : 1;
  return failing * 100 + STATUSES.indexOf(status) * 10 + SEVERITIES.indexOf(severity) + 1;
}

const KIND_WORDS: readonly (readonly [Kind, string])[] = [
  ["mandatory", "mandatory"],
  ["advisory", "advisory"],
  ["notEvaluated", "not evaluated"],
  ["exempt", "exempt"],
  ["accepted", "accepted"],
];

function heading(control: string, group: readonly Finding[], paint: Palette): string {
  const tally = emptyTally();
  for (const finding of group) tally[kindOf(finding)] += 1;
  const counts = KIND_WORDS.map(([kind, word]) =>
    tally[kind] === 0 ? "" : `${tally[kind]} ${word}`,
  );
  const details = [group[0]?.severity ?? "", ...counts].filter((text) => text !== "").join(", ");
  return `  ${paint.strong(control)} ${paint.dim(`(${details})`)}`;
}

/** The lines of findings. What many of them share is made once. */
class FindingText {
  private readonly subjects = new Map<string, string>();
  private message = "";
  private line = messageLine("");

  constructor(private readonly paint: Palette) {}

  of(findings: readonly Finding[]): string {
    const parts: string[] = [];
    for (const finding of findings) {
      const { source, librarySource = "" } = finding;
      const library = librarySource === "" ? "" : `in ${librarySource}`;
      const place = source === "" || library === "" ? source || library : `${source}, ${library}`;
      parts.push(parts.length === 0 ? "    " : "\n    ", markOf(finding, this.paint));
      parts.push(this.subject(finding.urn));
      if (place !== "") parts.push("  ", this.paint.dim(place));
      parts.push(this.messageLine(finding.message));
      const more = explanationOf(finding);
      if (more !== "") parts.push(messageLine(more));
    }
    return parts.join("");
  }

  private messageLine(message: string): string {
    // Most findings of a control say the same.
    if (message !== this.message) {
      this.message = message;
      this.line = messageLine(message);
    }
    return this.line;
  }

  /** Behind two spaces. */
  private subject(urn: string): string {
    const known = this.subjects.get(urn);
    if (known !== undefined) return known;
    const { type, name } = typeAndName(urn);
    const named = visible(type === "" ? urn : `${name} (${shortType(type)})`);
    const subject = named === "" ? "" : `  ${named}`;
    this.subjects.set(urn, subject);
    return subject;
  }
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

/** Why a finding is no open one; empty for those that are. */
function explanationOf({ status, reason, owner, expires, acceptedSince }: Finding): string {
  if (acceptedSince !== undefined) return `Accepted by the baseline since ${acceptedSince}.`;
  return status === "exempt" ? `Exempt until ${expires} (${owner}): ${reason}` : "";
}

/** With the line feed before it. */
function messageLine(text: string): string {
  return `\n        ${visible(text)}`;
}
