import { comparisonLines } from "../compare/text";
import { costLines } from "../cost/text";
import type { Diagnostic, ReportDocument } from "./document";
import { exemptionLines } from "./exemption-lines";
import { findingTexts } from "./finding-lines";
import { palette, type Palette } from "./palette";
import { summarySentence } from "./summary";
import { treeLines } from "./tree";

export interface TextOptions {
  readonly colours: boolean;
  /** Whether to tell the monthly cost. Default false. */
  readonly cost?: boolean;
}

/** The report for people: resources by component, findings by control, diagnostics, one line of summary. */
export function formatText(report: ReportDocument, options: TextOptions): string {
  return [...textPieces(report, options)].join("");
}

/** The same piece by piece: as one text, the report of many thousand objects would be held several times over. */
export function* textPieces(
  report: ReportDocument,
  { colours, cost = false }: TextOptions,
): Iterable<string> {
  const paint = palette(colours);
  const sections = [
    section("Resources", treeLines(report, paint), paint),
    ...comparisonSections(report, paint),
    section("Findings", findingTexts(report.findings, report.controls, paint), paint),
    section("Exemptions", exemptionLines(report.exemptions, paint), paint),
    section("Monthly cost of the hardening", cost ? costLines(report.cost, paint) : [], paint),
    section("Diagnostics", report.diagnostics.map(diagnosticLine(paint)), paint),
    [summarySentence(report, paint)],
  ];
  let isFirst = true;
  for (const texts of sections) {
    let separator = isFirst ? "" : "\n\n";
    for (const text of texts) {
      yield `${separator}${text}`;
      separator = "\n";
      isFirst = false;
    }
  }
  yield "\n";
}

function comparisonSections({ comparison }: ReportDocument, paint: Palette) {
  if (comparison === undefined) return [];
  const title = `Changes since the report of ${comparison.base.asOf}`;
  return [section(title, comparisonLines(comparison, paint), paint)];
}

/** A title above its texts, each of one line or more; nothing where there is none. */
function* section(title: string, texts: Iterable<string>, paint: Palette): Iterable<string> {
  let isFirst = true;
  for (const text of texts) {
    if (isFirst) yield paint.strong(title);
    isFirst = false;
    yield text;
  }
}

function diagnosticLine(paint: Palette): (diagnostic: Diagnostic) => string {
  return ({ severity, message, source }) => {
    const colour = { info: paint.dim, warning: paint.warning, error: paint.bad }[severity];
    const place = source === "" ? "" : ` ${paint.dim(`(${source})`)}`;
    return `  ${colour(severity)}  ${message}${place}`;
  };
}
