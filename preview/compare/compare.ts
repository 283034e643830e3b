import type {
  ComparedResource,
  ComparisonEntry,
  Diagnostic,
  ReportDocument,
  ResourceEntry,
} from "../report/document";
import { changedResource } from "./changed";
import { impactFinding } from "./finding";
import { findImpacts } from "./impacts";
import { pairResources } from "./pairs";
import { compareVerdicts } from "./verdicts";

/**
 * A report with what changed since an earlier one of the same stack. Changes that cannot be undone, or that replace or delete
 * what is hard to replace, become mandatory findings unless they are acknowledged.
 *
 * @param acknowledged Ids of changes, or of rules for all their changes.
 */
export function compareReports(
  before: ReportDocument,
  after: ReportDocument,
  acknowledged: readonly string[],
): ReportDocument {
  const pairing = pairResources(before.resources, after.resources);
  const impacts = findImpacts(pairing, acknowledged);
  const comparison: ComparisonEntry = {
    base: { asOf: before.asOf, version: before.tool.version },
    added: pairing.added.map(nameOf),
    removed: pairing.removed.map(nameOf),
    changed: pairing.pairs.flatMap((pair) => changedResource(pair, pairing.urnNow) ?? []),
    verdicts: compareVerdicts(before.findings, after.findings),
    impacts,
  };
  const resources = new Map(after.resources.map((entry) => [entry.urn, entry]));
  const findings = impacts
    .filter((impact) => !impact.acknowledged)
    .map((impact) => impactFinding(impact, resources.get(impact.urn)));
  const { summary } = after;
  return {
    ...after,
    findings: [...findings, ...after.findings],
    diagnostics: [...after.diagnostics, ...unused(acknowledged, comparison)],
    comparison,
    summary: { ...summary, violation: summary.violation + findings.length },
  };
}

function nameOf({ urn, type, name }: ResourceEntry): ComparedResource {
  return { urn, type, name };
}

/** An acknowledgement that stays after its change would cover the next one unseen. */
function unused(
  acknowledged: readonly string[],
  { impacts }: ComparisonEntry,
): readonly Diagnostic[] {
  return acknowledged
    .filter((id) => impacts.every((impact) => impact.id !== id && impact.rule !== id))
    .map((id) => ({
      severity: "warning",
      message: `--acknowledge ${id}: no change of this comparison has that id. Take it out, or it covers a later one.`,
      urn: "",
      source: "",
    }));
}
