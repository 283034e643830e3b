import type { Control } from "../kernel/control";
import { nsDefaultDenyEgress } from "./cluster/ns-default-deny-egress";
import { nsDefaultLocked } from "./cluster/ns-default-locked";
import { nsDnsEgress } from "./cluster/ns-dns-egress";
import { nsLimitRange } from "./cluster/ns-limit-range";
import { nsPsaAuditWarn } from "./cluster/ns-psa-audit-warn";
import { nsPsaEnforce } from "./cluster/ns-psa-enforce";
import { nsPsaLabelsValid } from "./cluster/ns-psa-labels-valid";
import { nsQuotaServices } from "./cluster/ns-quota-services";
import { nsResourceQuota } from "./cluster/ns-resource-quota";

/** Namespaces: what each one must have. */
export const namespaces: readonly Control[] = [
  nsDefaultDenyEgress,
  nsDefaultLocked,
  nsDnsEgress,
  nsLimitRange,
  nsPsaAuditWarn,
  nsPsaEnforce,
  nsPsaLabelsValid,
  nsQuotaServices,
  nsResourceQuota,
];
