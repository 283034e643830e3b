import type { Control } from "../kernel/control";
import { eksAccessEntryGroups } from "./cloud/eks-access-entry-groups";
import { eksAccessPolicyAdmin } from "./cloud/eks-access-policy-admin";
import { eksAddonHygiene } from "./cloud/eks-addon-hygiene";
import { eksAuthMode } from "./cloud/eks-auth-mode";
import { eksAutoModePools } from "./cloud/eks-auto-mode-pools";
import { eksAwsAuthConfigmap } from "./cloud/eks-aws-auth-configmap";
import { eksClusterRoleScope } from "./cloud/eks-cluster-role-scope";
import { eksControlPlaneLogs } from "./cloud/eks-control-plane-logs";
import { eksDeletionProtection } from "./cloud/eks-deletion-protection";
import { eksEndpointPrivate } from "./cloud/eks-endpoint-private";
import { eksFargatePrivate } from "./cloud/eks-fargate-private";
import { eksForceUpdate } from "./cloud/eks-force-update";
import { eksIdpConfig } from "./cloud/eks-idp-config";
import { eksNoCreatorAdmin } from "./cloud/eks-no-creator-admin";
import { eksPodIdentityOrOidc } from "./cloud/eks-pod-identity-or-oidc";
import { eksPublicCidrs } from "./cloud/eks-public-cidrs";
import { eksSelfManagedAddons } from "./cloud/eks-self-managed-addons";
import { eksZonalShift } from "./cloud/eks-zonal-shift";

/** EKS clusters and who gets into them. */
export const eks: readonly Control[] = [
  eksAccessEntryGroups,
  eksAccessPolicyAdmin,
  eksAddonHygiene,
  eksAuthMode,
  eksAutoModePools,
  eksAwsAuthConfigmap,
  eksClusterRoleScope,
  eksControlPlaneLogs,
  eksDeletionProtection,
  eksEndpointPrivate,
  eksFargatePrivate,
  eksForceUpdate,
  eksIdpConfig,
  eksNoCreatorAdmin,
  eksPodIdentityOrOidc,
  eksPublicCidrs,
  eksSelfManagedAddons,
  eksZonalShift,
];
