import {
  applyBaseline,
  readBaseline,
  renewedBaseline,
  writeBaseline,
  type Baseline,
} from "../baseline";
import type { Diagnostic, ReportDocument } from "../report";
import type { BaselineFlags } from "./options";

/** Marks what a run's baseline accepts, and renews the baseline where the flags say so. */
export type Ratchet = (report: ReportDocument) => ReportDocument;

/** Reads the baseline that the flags name, so that a bad one stops a run before it starts. */
export function openRatchet(flags: BaselineFlags | undefined): Ratchet {
  if (flags === undefined) return (report) => report;
  const { file, name, update } = flags;
  const earlier = readBaseline(file, update);
  return (report) => {
    if (!update) return earlier === undefined ? report : applyBaseline(report, earlier, name);
    const renewed = renewedBaseline(report, earlier);
    writeBaseline(file, renewed);
    return withDiagnostic(applyBaseline(report, renewed, name), renewal(name, renewed, earlier));
  };
}

function renewal(name: string, renewed: Baseline, earlier: Baseline | undefined): Diagnostic {
  const before = (earlier?.findings ?? []).map(({ fingerprint }) => fingerprint);
  const after = renewed.findings.map(({ fingerprint }) => fingerprint);
  const added = without(after, before).length;
  const removed = without(before, after).length;
  const message = `${name} written: ${after.length} accepted, of them ${added} new; ${removed} taken out.`;
  return { severity: "info", message, urn: "", source: "" };
}

/** `list` less one item for each equal one of `others`. */
function without(list: readonly string[], others: readonly string[]): readonly string[] {
  const left = [...others];
  return list.filter((item) => {
    const index = left.indexOf(item);
    if (index >= 0) left.splice(index, 1);
    return index < 0;
  });
}

function withDiagnostic(report: ReportDocument, diagnostic: Diagnostic): ReportDocument {
  return { ...report, diagnostics: [...report.diagnostics, diagnostic] };
}
