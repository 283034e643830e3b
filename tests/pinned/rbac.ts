import type { PinnedGroup } from "../support/pinned";

export const pinned: PinnedGroup = {
  rows: [
    ["rbac-aws-auth", "critical", "mandatory"],
    ["rbac-binding-write", "critical", "mandatory"],
    ["rbac-coredns-configmap", "medium", "advisory"],
    ["rbac-csr-approve", "high", "mandatory"],
    ["rbac-delete-evidence", "medium", "advisory"],
    ["rbac-endpoints-edit", "medium", "advisory"],
    ["rbac-escalate-bind", "critical", "mandatory"],
    ["rbac-impersonate", "critical", "mandatory"],
    ["rbac-nodes-proxy", "critical", "mandatory"],
    ["rbac-pod-create", "medium", "advisory"],
    ["rbac-pod-exec", "high", "mandatory"],
    ["rbac-pv-create", "medium", "advisory"],
    ["rbac-secrets-access", "high", "mandatory"],
    ["rbac-token-request", "high", "mandatory"],
    ["rbac-webhook-config", "high", "mandatory"],
  ],

  withoutDefault: {
    "rbac-aws-auth": "no component makes a role",
    "rbac-binding-write": "no component makes a role",
    "rbac-coredns-configmap": "no component makes a role",
    "rbac-csr-approve": "no component makes a role",
    "rbac-delete-evidence": "no component makes a role",
    "rbac-endpoints-edit": "no component makes a role",
    "rbac-escalate-bind": "no component makes a role",
    "rbac-impersonate": "no component makes a role",
    "rbac-nodes-proxy": "no component makes a role",
    "rbac-pod-create": "no component makes a role",
    "rbac-pod-exec": "no component makes a role",
    "rbac-pv-create": "no component makes a role",
    "rbac-secrets-access": "no component makes a role",
    "rbac-token-request": "no component makes a role",
    "rbac-webhook-config": "no component makes a role",
  },
};
