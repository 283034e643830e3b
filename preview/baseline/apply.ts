import type { Diagnostic, Finding, ReportDocument } from "../report/document";
import { groupBy } from "../report/group-by";
import type { Baseline, BaselineEntry } from "./file";

// Accepting one of these would hide what was never judged, or prolong what was accepted until a date.
const NEVER_ACCEPTED: readonly string[] = ["input-unreadable", "exempt-expired"];

/** True for findings that a baseline may accept: open ones, of controls that do not guard the judging itself. */
export function isAcceptable({ control, status }: Finding): boolean {
  return status !== "exempt" && !NEVER_ACCEPTED.includes(control);
}

/**
 * Marks the findings that a baseline accepts. An entry accepts one finding of its fingerprint that is no worse than it was: a
 * control that could not be evaluated then and is violated now is new, and so is an advisory finding that became mandatory.
 * Entries that accept nothing become diagnostics.
 *
 * @param file Name of the baseline for diagnostics.
 */
export function applyBaseline(
  report: ReportDocument,
  baseline: Baseline,
  file: string,
): ReportDocument {
  const waiting = new Map<string, BaselineEntry[]>();
  for (const [fingerprint, entries] of groupBy(baseline.findings, (entry) => entry.fingerprint)) {
    waiting.set(fingerprint, [...entries]);
  }
  const findings = report.findings.map((finding): Finding => {
    const entry = isAcceptable(finding)
      ? take(waiting.get(finding.fingerprint), finding)
      : undefined;
    return entry === undefined ? finding : { ...finding, acceptedSince: entry.firstSeen };
  });
  const stale = [...waiting.values()].flat();
  const diagnostics = [...report.diagnostics, ...stale.map((entry) => staleness(entry, file))];
  return { ...report, findings, diagnostics };
}

function take(entries: BaselineEntry[] | undefined, finding: Finding): BaselineEntry | undefined {
  const index = entries?.findIndex((entry) => covers(entry, finding)) ?? -1;
  return index < 0 ? undefined : entries?.splice(index, 1)[0];
}

function covers(entry: BaselineEntry, { status, level }: Finding): boolean {
  const statusHolds = entry.status === "violation" || status === "notEvaluated";
  const levelHolds = entry.level === "mandatory" || level === "advisory";
  return statusHolds && levelHolds;
}

function staleness({ fingerprint, firstSeen }: BaselineEntry, file: string): Diagnostic {
  return {
    severity: "warning",
    message:
      `${file} accepts ${fingerprint} since ${firstSeen}, which is no finding as bad as that any more: ` +
      "--update-baseline takes it out.",
    urn: "",
    source: "",
  };
}
