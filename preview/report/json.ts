import type { ReportDocument } from "./document";
import { jsonFile } from "./json-pieces";

/** The report as schema.json describes it, indented, with a final newline. */
export function formatJson(report: ReportDocument): string {
  return [...jsonReport(report)].join("");
}

/** The same piece by piece. */
export function jsonReport(report: ReportDocument): Iterable<string> {
  return jsonFile(report);
}
