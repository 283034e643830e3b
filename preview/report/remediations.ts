import type { WireObject } from "../engine/resource";
import type { AppliedRemediation } from "../policy/drive";
import type { RemediationEntry } from "./document";
import type { Secrets } from "./secrets";

/** Remediations as a report tells them, without secrets. */
export function remediationEntries(
  remediations: readonly AppliedRemediation[],
  secrets: Secrets,
): readonly RemediationEntry[] {
  return secrets.hideIn(
    remediations.map(({ change, ...remediation }) => ({
      ...remediation,
      ...(change && {
        before: secrets.hideInInputs(change.before),
        after: secrets.hideInInputs(change.after),
      }),
    })),
  );
}

/** Inputs that resources no longer have: their secrets may stand in what policies said before. */
export function replacedInputs(remediations: readonly AppliedRemediation[]): readonly WireObject[] {
  return remediations.flatMap(({ change }) => (change === undefined ? [] : [change.before]));
}
