import { NO_PLUGIN, SCHEMA, WHO_ASKS } from "./differences";
import { object, type TestResource } from "../../../support/stack";
import type { RequestRow } from "./row";

const RBAC = "rbac.authorization.k8s.io";

function role(apiGroups: string[], resources: string[], verbs: string[]): TestResource {
  return object(`${RBAC}/v1:Role`, "tester", {
    metadata: { name: "tester", namespace: "shop" },
    rules: [{ apiGroups, resources, verbs }],
  });
}

function clusterRole(apiGroups: string[], resources: string[], verbs: string[]): TestResource {
  return object(`${RBAC}/v1:ClusterRole`, "tester", {
    metadata: { name: "tester" },
    rules: [{ apiGroups, resources, verbs }],
  });
}

const group = (name: string) => ({ kind: "Group", apiGroup: RBAC, name });

function binding(roleName: string, subjects: readonly object[], token = "ClusterRoleBinding") {
  const namespaced = token === "RoleBinding" ? { namespace: "shop" } : {};
  return object(`${RBAC}/v1:${token}`, "tester", {
    metadata: { name: "tester", ...namespaced },
    roleRef: { apiGroup: RBAC, kind: "ClusterRole", name: roleName },
    subjects,
  });
}

/** Roles and bindings. */
export const RIGHTS: readonly RequestRow[] = [
  {
    name: "a role that reads pods",
    resource: role([""], ["pods"], ["get", "list"]),
    server: "admitted",
    pack: [],
  },
  {
    name: "a role with every verb",
    resource: role([""], ["pods"], ["*"]),
    server: "admitted",
    pack: ["rbac-wildcard-verbs"],
    difference: NO_PLUGIN,
  },
  {
    name: "a role for everything",
    resource: clusterRole(["*"], ["*"], ["*"]),
    server: "admitted",
    pack: [
      "rbac-aws-auth",
      "rbac-binding-write",
      "rbac-csr-approve",
      "rbac-escalate-bind",
      "rbac-impersonate",
      "rbac-nodes-proxy",
      "rbac-pod-exec",
      "rbac-secrets-access",
      "rbac-token-request",
      "rbac-webhook-config",
      "rbac-wildcard-api-groups",
      "rbac-wildcard-resources",
      "rbac-wildcard-verbs",
    ],
    difference: NO_PLUGIN,
  },
  {
    name: "a role that reads Secrets",
    resource: role([""], ["secrets"], ["get"]),
    server: "admitted",
    pack: ["rbac-secrets-access"],
    difference: NO_PLUGIN,
  },
  {
    name: "a role that opens shells",
    resource: role([""], ["pods/exec"], ["create"]),
    server: "admitted",
    pack: ["rbac-pod-exec"],
    difference: NO_PLUGIN,
  },
  {
    name: "a role that binds roles",
    resource: clusterRole([RBAC], ["clusterroles"], ["bind", "escalate"]),
    server: "admitted",
    pack: ["rbac-escalate-bind"],
    difference: NO_PLUGIN,
  },
  {
    name: "a role that acts as others",
    resource: clusterRole([""], ["users"], ["impersonate"]),
    server: "admitted",
    pack: ["rbac-impersonate"],
    difference: NO_PLUGIN,
  },
  {
    name: "a role that approves certificates",
    resource: clusterRole(
      ["certificates.k8s.io"],
      ["certificatesigningrequests/approval"],
      ["update"],
    ),
    server: "admitted",
    pack: ["rbac-csr-approve"],
    difference: NO_PLUGIN,
  },
  {
    name: "a role that changes the guard",
    resource: clusterRole(
      ["admissionregistration.k8s.io"],
      ["validatingadmissionpolicies"],
      ["update"],
    ),
    server: "admitted",
    pack: ["rbac-webhook-config"],
    difference:
      "The API server has no rule about who may be given rights over admission policies, and an administrator may give them.",
  },
  {
    name: "a role without verbs",
    resource: role([""], ["pods"], []),
    server: "validation",
    pack: [],
    difference: SCHEMA,
  },
  {
    name: "a role of an editor",
    resource: role([""], ["pods"], ["get"]),
    by: "editor",
    server: "RBAC",
    pack: [],
    difference: WHO_ASKS,
  },
  {
    name: "cluster-admin for a group",
    resource: binding("cluster-admin", [group("shop-operators")]),
    server: "admitted",
    pack: ["rbac-cluster-admin-binding"],
    difference: NO_PLUGIN,
  },
  {
    name: "cluster-admin for an editor, by herself",
    resource: binding("cluster-admin", [group("editors")]),
    by: "editor",
    server: "RBAC",
    pack: ["rbac-cluster-admin-binding"],
  },
  {
    name: "rights for everybody who can sign in",
    resource: binding("view", [group("system:authenticated")]),
    server: "admitted",
    pack: ["rbac-authenticated-binding"],
    difference: NO_PLUGIN,
  },
  {
    name: "rights for everybody",
    resource: binding("view", [group("system:unauthenticated")]),
    server: "admitted",
    pack: ["rbac-anonymous-binding"],
    difference: NO_PLUGIN,
  },
  {
    name: "rights for all service accounts",
    resource: binding("view", [group("system:serviceaccounts")], "RoleBinding"),
    server: "admitted",
    pack: [],
  },
  {
    name: "rights for the default account",
    resource: binding(
      "view",
      [{ kind: "ServiceAccount", name: "default", namespace: "shop" }],
      "RoleBinding",
    ),
    server: "admitted",
    pack: ["rbac-default-sa-binding"],
    difference: NO_PLUGIN,
  },
  {
    name: "a view for a group",
    resource: binding("view", [group("shop-viewers")], "RoleBinding"),
    server: "admitted",
    pack: [],
  },
];
