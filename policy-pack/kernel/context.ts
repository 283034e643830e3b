import type { ExemptionLedger } from "./exemption-ledger";
import type { Namespaces } from "./namespaces";
import type { PodSecurityLevel } from "./pod-security-policy";

/** What a check may know besides the resource: no clock, no network, no files. */
export interface Context {
  /** Date (YYYY-MM-DD, UTC) against which expiry and support dates are judged. */
  readonly asOf: string;
  /** Kubernetes minor, for example `1.35`. */
  readonly targetVersion: string;
  /** Pod Security level for pods of which no namespace of the stack says otherwise. */
  readonly podSecurityLevel: PodSecurityLevel;
  /** Those registered so far; in the stack pass, all. */
  readonly namespaces: Namespaces;
  /** Exemptions of the settings, and those that objects registered so far record. */
  readonly ledger: ExemptionLedger;
  /** Longest time, in days from `asOf`, for which an exemption may hold. */
  readonly exemptionMaximumLife: number;
  /** Image registries that settings allow. */
  readonly registries: readonly string[];
  /** Configuration properties of the control that is running, defaults filled in. */
  readonly parameters: Readonly<Record<string, unknown>>;
}
