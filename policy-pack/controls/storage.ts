import type { Control } from "../kernel/control";
import { pvDeprecatedDrivers } from "./cluster/pv-deprecated-drivers";
import { pvNoHostPath } from "./cluster/pv-no-host-path";
import { pvcClassAllowed } from "./cluster/pvc-class-allowed";
import { scDefaultSingle } from "./cluster/sc-default-single";
import { scEfsInTransit } from "./cluster/sc-efs-in-transit";
import { scEncrypted } from "./cluster/sc-encrypted";
import { scReclaimPolicy } from "./cluster/sc-reclaim-policy";

/** Storage classes, volumes and claims. */
export const storage: readonly Control[] = [
  pvDeprecatedDrivers,
  pvNoHostPath,
  pvcClassAllowed,
  scDefaultSingle,
  scEfsInTransit,
  scEncrypted,
  scReclaimPolicy,
];
