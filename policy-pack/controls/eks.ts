import type { Control } from "../kernel/control";
import { eksAuthMode } from "./cloud/eks-auth-mode";
import { eksDeletionProtection } from "./cloud/eks-deletion-protection";
import { eksEndpointPrivate } from "./cloud/eks-endpoint-private";
import { eksForceUpdate } from "./cloud/eks-force-update";
import { eksNoCreatorAdmin } from "./cloud/eks-no-creator-admin";
import { eksSelfManagedAddons } from "./cloud/eks-self-managed-addons";
import { eksZonalShift } from "./cloud/eks-zonal-shift";

/** EKS clusters and who gets into them. */
export const eks: readonly Control[] = [
  eksAuthMode,
  eksDeletionProtection,
  eksEndpointPrivate,
  eksForceUpdate,
  eksNoCreatorAdmin,
  eksSelfManagedAddons,
  eksZonalShift,
];
