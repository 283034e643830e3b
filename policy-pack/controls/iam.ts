import type { Control } from "../kernel/control";
import { iamNoAdminPolicy } from "./cloud/iam-no-admin-policy";
import { iamNoUsers } from "./cloud/iam-no-users";
import { iamNoWildcardAction } from "./cloud/iam-no-wildcard-action";
import { iamPassRoleScoped } from "./cloud/iam-pass-role-scoped";
import { iamPodIdentityTrust } from "./cloud/iam-pod-identity-trust";
import { iamServiceTrustBound } from "./cloud/iam-service-trust-bound";
import { iamTrustNoStar } from "./cloud/iam-trust-no-star";

/** Roles, policies and who may take them. */
export const iam: readonly Control[] = [
  iamNoAdminPolicy,
  iamNoUsers,
  iamNoWildcardAction,
  iamPassRoleScoped,
  iamPodIdentityTrust,
  iamServiceTrustBound,
  iamTrustNoStar,
];
