import type { Administrator } from "./administrator-list";
import { clusterAdministrators } from "./cluster-administrators";
import type { ExemptionLedger } from "./exemption-ledger";
import { isExpired, type Exemption } from "./exemptions";
import type { Evaluations } from "./record";
import type { StackIndex } from "./stack-index";

/** An exemption as reports list it. */
export interface ListedExemption extends Exemption {
  /** Where it is written: a path in the settings, or in the inputs of the object that records it. */
  readonly path: string;
  /** URN of the object that records it, empty for one of the settings. */
  readonly recordedBy: string;
  readonly state: "used" | "unused" | "expired";
}

/** The evaluations with what is about the run as a whole. */
export interface RunReport extends Evaluations {
  readonly exemptions: readonly ListedExemption[];
  /** Who has all rights in the cluster of the stack, and how. */
  readonly administrators: readonly Administrator[];
}

export function reportOf(
  evaluations: Evaluations,
  ledger: ExemptionLedger,
  stack: StackIndex | undefined,
): RunReport {
  const exemptions = ledger.entries.map(({ exemption, path, holder }): ListedExemption => {
    const isOver = isExpired(exemption, ledger.asOf);
    const state = isOver ? "expired" : ledger.isUsed(exemption) ? "used" : "unused";
    return { ...exemption, path, recordedBy: holder?.urn ?? "", state };
  });
  const administrators = stack === undefined ? [] : clusterAdministrators(stack).list;
  return { ...evaluations, exemptions, administrators };
}
