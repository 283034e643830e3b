import type { Control } from "../kernel/control";
import { eksEndpointPublic } from "./cloud/eks-endpoint-public";
import { eksSecretsEncryption } from "./cloud/eks-secrets-encryption";
import { ngImdsv2 } from "./cloud/ng-imdsv2";
import { nsDefaultDenyIngress } from "./cluster/ns-default-deny-ingress";
import { rbacWildcardVerbs } from "./cluster/rbac-wildcard-verbs";
import { pssPrivileged } from "./container/pss-privileged";
import { exemptExpired } from "./lifecycle/exempt-expired";
import { renderIncomplete } from "./lifecycle/render-incomplete";

/** Every control of the pack, by layer and id. */
export const controls: readonly Control[] = [
  eksEndpointPublic,
  eksSecretsEncryption,
  ngImdsv2,
  nsDefaultDenyIngress,
  rbacWildcardVerbs,
  pssPrivileged,
  exemptExpired,
  renderIncomplete,
];
