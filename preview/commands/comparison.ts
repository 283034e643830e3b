import { createRequire } from "node:module";
import type * as compare from "../compare";
import type { ReportDocument } from "../report";
import type { ComparisonFlags } from "./options";

/**
 * Reads the earlier report that the flags name, so that a bad one stops a run before it starts, and gives back what adds the
 * comparison to the later report.
 */
export function openComparison(
  flags: ComparisonFlags | undefined,
  stack: { readonly project: string; readonly stack: string },
): (report: ReportDocument) => ReportDocument {
  if (flags === undefined) return (report) => report;
  // Most runs compare nothing and need no validator.
  const { compareReports, readReport } = createRequire(__filename)("../compare") as typeof compare;
  const earlier = readReport(flags.file, stack);
  return (report) => compareReports(earlier, report, flags.acknowledged);
}
