import type { Control } from "../kernel/control";
import { iamIrsaTrust } from "./cloud/iam-irsa-trust";
import { iamNoAdminPolicy } from "./cloud/iam-no-admin-policy";
import { iamNoUsers } from "./cloud/iam-no-users";
import { iamNoWildcardAction } from "./cloud/iam-no-wildcard-action";
import { iamNoWildcardResource } from "./cloud/iam-no-wildcard-resource";
import { iamPassRoleScoped } from "./cloud/iam-pass-role-scoped";
import { iamPodIdentityTrust } from "./cloud/iam-pod-identity-trust";
import { iamPrivEscSet } from "./cloud/iam-priv-esc-set";
import { iamServiceTrustBound } from "./cloud/iam-service-trust-bound";
import { iamTrustNoStar } from "./cloud/iam-trust-no-star";

/** Roles, policies and who may take them. */
export const iam: readonly Control[] = [
  iamIrsaTrust,
  iamNoAdminPolicy,
  iamNoUsers,
  iamNoWildcardAction,
  iamNoWildcardResource,
  iamPassRoleScoped,
  iamPodIdentityTrust,
  iamPrivEscSet,
  iamServiceTrustBound,
  iamTrustNoStar,
];
