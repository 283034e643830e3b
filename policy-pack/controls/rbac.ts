import type { Control } from "../kernel/control";
import { rbacAwsAuth } from "./cluster/rbac-aws-auth";
import { rbacBindingWrite } from "./cluster/rbac-binding-write";
import { rbacCorednsConfigmap } from "./cluster/rbac-coredns-configmap";
import { rbacCsrApprove } from "./cluster/rbac-csr-approve";
import { rbacDeleteEvidence } from "./cluster/rbac-delete-evidence";
import { rbacEndpointsEdit } from "./cluster/rbac-endpoints-edit";
import { rbacEscalateBind } from "./cluster/rbac-escalate-bind";
import { rbacImpersonate } from "./cluster/rbac-impersonate";
import { rbacNodesProxy } from "./cluster/rbac-nodes-proxy";
import { rbacPodCreate } from "./cluster/rbac-pod-create";
import { rbacPodExec } from "./cluster/rbac-pod-exec";
import { rbacPvCreate } from "./cluster/rbac-pv-create";
import { rbacSecretsAccess } from "./cluster/rbac-secrets-access";
import { rbacTokenRequest } from "./cluster/rbac-token-request";
import { rbacWebhookConfig } from "./cluster/rbac-webhook-config";

/** RBAC: what roles allow, whom bindings name, and where both lead. */
export const rbac: readonly Control[] = [
  rbacAwsAuth,
  rbacBindingWrite,
  rbacCorednsConfigmap,
  rbacCsrApprove,
  rbacDeleteEvidence,
  rbacEndpointsEdit,
  rbacEscalateBind,
  rbacImpersonate,
  rbacNodesProxy,
  rbacPodCreate,
  rbacPodExec,
  rbacPvCreate,
  rbacSecretsAccess,
  rbacTokenRequest,
  rbacWebhookConfig,
];
