import type { Diagnostic, ReportDocument } from "./document";
import { isFailing } from "./failing";
import { exemptionLines } from "./exemption-lines";
import { findingLines } from "./finding-lines";
import { palette, type Palette } from "./palette";
import { treeLines } from "./tree";

export interface TextOptions {
  readonly colours: boolean;
}

/** The report for people: resources by component, findings by control, diagnostics, one line of summary. */
export function formatText(report: ReportDocument, { colours }: TextOptions): string {
  const paint = palette(colours);
  const sections = [
    section("Resources", treeLines(report, paint), paint),
    section("Findings", findingLines(report.findings, report.controls, paint), paint),
    section("Exemptions", exemptionLines(report.exemptions, paint), paint),
    section("Diagnostics", report.diagnostics.map(diagnosticLine(paint)), paint),
    [summaryLine(report, paint)],
  ];
  return `${sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join("\n"))
    .join("\n\n")}\n`;
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

function summaryLine(report: ReportDocument, paint: Palette): string {
  const { summary, findings, project, stack } = report;
  const failing = findings.filter(isFailing).length;
  const accepted = findings.filter(({ acceptedSince }) => acceptedSince !== undefined).length;
  const noun = accepted === 0 ? "mandatory finding" : "new mandatory finding";
  const verdict =
    (failing === 0 ? paint.good(`no ${noun}`) : paint.bad(counted(failing, noun))) +
    (accepted === 0 ? "" : ` (${accepted} accepted by the baseline)`);
  const subject = stack === "" ? "" : `${project}/${stack}: `;
  const target =
    report.targetKubernetesVersion === "" ? "" : `, Kubernetes ${report.targetKubernetesVersion}`;
  return (
    `${subject}${verdict}. ${counted(summary.resources, "resource")}, ` +
    `${counted(summary.controls, "control")}, ${counted(summary.evaluations, "evaluation")}: ` +
    `${summary.pass} passed, ${counted(summary.violation, "violation")}, ` +
    `${summary.notEvaluated} not evaluated, ${summary.exempt} exempt ` +
    `(as of ${report.asOf}${target}; program ${summary.durationMs.program} ms, ` +
    `policies ${summary.durationMs.policy} ms).`
  );
}

function counted(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}
