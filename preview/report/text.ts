import { comparisonLines } from "../compare/text";
import { costLines } from "../cost/text";
import type { Diagnostic, ReportDocument } from "./document";
import { exemptionLines } from "./exemption-lines";
import { findingLines } from "./finding-lines";
import { palette, type Palette } from "./palette";
import { summarySentence } from "./summary";
import { treeLines } from "./tree";

export interface TextOptions {
  readonly colours: boolean;
  /** Whether to tell the monthly cost. Default false. */
  readonly cost?: boolean;
}

/** The report for people: resources by component, findings by control, diagnostics, one line of summary. */
export function formatText(report: ReportDocument, { colours, cost = false }: TextOptions): string {
  const paint = palette(colours);
  const sections = [
    section("Resources", treeLines(report, paint), paint),
    ...comparisonSections(report, paint),
    section("Findings", findingLines(report.findings, report.controls, paint), paint),
    section("Exemptions", exemptionLines(report.exemptions, paint), paint),
    section("Monthly cost of the hardening", cost ? costLines(report.cost, paint) : [], paint),
    section("Diagnostics", report.diagnostics.map(diagnosticLine(paint)), paint),
    [summarySentence(report, paint)],
  ];
  return `${sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join("\n"))
    .join("\n\n")}\n`;
}

function comparisonSections({ comparison }: ReportDocument, paint: Palette) {
  if (comparison === undefined) return [];
  const title = `Changes since the report of ${comparison.base.asOf}`;
  return [section(title, comparisonLines(comparison, paint), paint)];
}

function section(title: string, lines: readonly string[], paint: Palette): readonly string[] {
  return lines.length === 0 ? [] : [paint.strong(title), ...lines];
}

function diagnosticLine(paint: Palette): (diagnostic: Diagnostic) => string {
  return ({ severity, message, source }) => {
    const colour = { info: paint.dim, warning: paint.warning, error: paint.bad }[severity];
    const place = source === "" ? "" : ` ${paint.dim(`(${source})`)}`;
    return `  ${colour(severity)}  ${message}${place}`;
  };
}
