import type { Control } from "../kernel/control";
import { rbacAggregation } from "./cluster/rbac-aggregation";
import { rbacAllServiceAccountsBinding } from "./cluster/rbac-all-service-accounts-binding";
import { rbacAnonymousBinding } from "./cluster/rbac-anonymous-binding";
import { rbacAuthenticatedBinding } from "./cluster/rbac-authenticated-binding";
import { rbacAwsAuth } from "./cluster/rbac-aws-auth";
import { rbacBindingWrite } from "./cluster/rbac-binding-write";
import { rbacClusterAdminBinding } from "./cluster/rbac-cluster-admin-binding";
import { rbacCorednsConfigmap } from "./cluster/rbac-coredns-configmap";
import { rbacCsrApprove } from "./cluster/rbac-csr-approve";
import { rbacDangling } from "./cluster/rbac-dangling";
import { rbacDefaultSaBinding } from "./cluster/rbac-default-sa-binding";
import { rbacDeleteEvidence } from "./cluster/rbac-delete-evidence";
import { rbacEndpointsEdit } from "./cluster/rbac-endpoints-edit";
import { rbacEscalateBind } from "./cluster/rbac-escalate-bind";
import { rbacImpersonate } from "./cluster/rbac-impersonate";
import { rbacNodesProxy } from "./cluster/rbac-nodes-proxy";
import { rbacPodCreate } from "./cluster/rbac-pod-create";
import { rbacPodExec } from "./cluster/rbac-pod-exec";
import { rbacPvCreate } from "./cluster/rbac-pv-create";
import { rbacSecretsAccess } from "./cluster/rbac-secrets-access";
import { rbacSystemMasters } from "./cluster/rbac-system-masters";
import { rbacTakeoverPath } from "./cluster/rbac-takeover-path";
import { rbacTokenRequest } from "./cluster/rbac-token-request";
import { rbacWebhookConfig } from "./cluster/rbac-webhook-config";
import { rbacWildcardApiGroups } from "./cluster/rbac-wildcard-api-groups";
import { rbacWildcardResources } from "./cluster/rbac-wildcard-resources";

/** RBAC: what roles allow, whom bindings name, and where both lead. */
export const rbac: readonly Control[] = [
  rbacAggregation,
  rbacAllServiceAccountsBinding,
  rbacAnonymousBinding,
  rbacAuthenticatedBinding,
  rbacAwsAuth,
  rbacBindingWrite,
  rbacClusterAdminBinding,
  rbacCorednsConfigmap,
  rbacCsrApprove,
  rbacDangling,
  rbacDefaultSaBinding,
  rbacDeleteEvidence,
  rbacEndpointsEdit,
  rbacEscalateBind,
  rbacImpersonate,
  rbacNodesProxy,
  rbacPodCreate,
  rbacPodExec,
  rbacPvCreate,
  rbacSecretsAccess,
  rbacSystemMasters,
  rbacTakeoverPath,
  rbacTokenRequest,
  rbacWebhookConfig,
  rbacWildcardApiGroups,
  rbacWildcardResources,
];
