import type { ReportDocument } from "../report/document";
import { isAcceptable } from "./apply";
import type { Baseline, BaselineEntry } from "./file";

/**
 * A baseline of all open findings of a report, sorted. Findings that the earlier baseline held, however bad they were then,
 * keep the date on which they were first seen; the others are first seen on the report's date.
 */
export function renewedBaseline(report: ReportDocument, earlier: Baseline | undefined): Baseline {
  const dates = new Map<string, string[]>();
  for (const { fingerprint, firstSeen } of earlier?.findings ?? []) {
    dates.set(fingerprint, [...(dates.get(fingerprint) ?? []), firstSeen].sort());
  }
  const findings = report.findings
    .filter(isAcceptable)
    .map(({ fingerprint, status, level }): BaselineEntry => ({
      fingerprint,
      status: status === "violation" ? status : "notEvaluated",
      level,
      firstSeen: dates.get(fingerprint)?.shift() ?? report.asOf,
    }));
  return { schemaVersion: 1, asOf: report.asOf, findings: findings.sort(byFingerprint) };
}

// By code units: the order must not depend on the machine's language.
function byFingerprint(left: BaselineEntry, right: BaselineEntry): number {
  const [first, second] = [left, right].map((entry) => JSON.stringify(entry));
  return (first ?? "") < (second ?? "") ? -1 : 1;
}
