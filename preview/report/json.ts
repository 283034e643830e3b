import type { ReportDocument } from "./document";

/** The report as schema.json describes it, indented, with a final newline. */
export function formatJson(report: ReportDocument): string {
  return `${JSON.stringify(report, null, 2)}\n`;
}
