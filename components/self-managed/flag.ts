import type { ControlPlanePlan } from "./plan";
import type { MachineArgs } from "./machines";

/** What the value of a flag depends on. */
export interface FlagContext {
  readonly plan: ControlPlanePlan;
  readonly member: MachineArgs;
}

/** One flag of a program of the control plane. */
export interface FlagRow {
  /** Without dashes. */
  readonly flag: string;
  /** Several values make several flags of one name. */
  readonly value: string | ((context: FlagContext) => string | readonly string[]);
  /** Clause of the CIS Kubernetes Benchmark 1.12.0 that asks for it. Absent: the flag hardens nothing, or no clause asks for it. */
  readonly clause?: string;
  /** What would be possible without it. Absent: the flag hardens nothing. */
  readonly against?: string;
}

/** The edition that all clauses are from. */
export const CIS_EDITION = "CIS Kubernetes Benchmark 1.12.0";

/** The command line of a program, one text for each flag. */
export function renderFlags(rows: readonly FlagRow[], context: FlagContext): string[] {
  return rows.flatMap(({ flag, value }) => {
    const values = typeof value === "string" ? [value] : [value(context)].flat();
    return values.map((one) => `--${flag}=${one}`);
  });
}
