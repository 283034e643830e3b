import type { ReportDocument } from "./document";
import { isFailing } from "./failing";
import { palette, type Palette } from "./palette";

/** One sentence with the verdict, and what it rests on. */
export function summarySentence(report: ReportDocument, paint: Palette = palette(false)): string {
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
