import type { Control } from "../kernel/control";
import { kmsDeletionWindow } from "./cloud/kms-deletion-window";
import { kmsPolicyNoStar } from "./cloud/kms-policy-no-star";
import { kmsRotation } from "./cloud/kms-rotation";
import { logsKms } from "./cloud/logs-kms";
import { logsRetention } from "./cloud/logs-retention";

/** Keys and log groups. */
export const keys: readonly Control[] = [
  kmsDeletionWindow,
  kmsPolicyNoStar,
  kmsRotation,
  logsKms,
  logsRetention,
];
