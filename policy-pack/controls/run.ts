import type { Control } from "../kernel/control";
import { exemptExpired } from "./lifecycle/exempt-expired";
import { exemptNeedsReason } from "./lifecycle/exempt-needs-reason";
import { exemptUnused } from "./lifecycle/exempt-unused";
import { ignoreChangesOnSecurityFields } from "./lifecycle/ignore-changes-on-security-fields";
import { protectCritical } from "./lifecycle/protect-critical";
import { providerHygiene } from "./lifecycle/provider-hygiene";
import { unknownSummary } from "./lifecycle/unknown-summary";

/** What is about the run itself: exemptions, open answers, resource options and providers. */
export const run: readonly Control[] = [
  exemptExpired,
  exemptNeedsReason,
  exemptUnused,
  ignoreChangesOnSecurityFields,
  protectCritical,
  providerHygiene,
  unknownSummary,
];
