import type { Capability } from "./rbac-rules";

const RBAC = "rbac.authorization.k8s.io";
const ADMISSION = "admissionregistration.k8s.io";
const CERTIFICATES = "certificates.k8s.io";
const WRITE = ["create", "update", "patch"];

/** Reading Secrets; list and watch give their content too. A rule that names its Secrets is narrow. */
export const SECRETS_READ: readonly Capability[] = [
  { group: "", resources: ["secrets"], verbs: ["get", "list", "watch"] },
];

/** Giving oneself or others more than one has (k8s.io/kubernetes pkg/registry/rbac). */
export const ESCALATE_BIND: readonly Capability[] = [
  {
    group: RBAC,
    resources: ["roles", "clusterroles"],
    verbs: ["escalate", "bind"],
    narrowing: ["cluster-admin", "admin", "edit"],
  },
];

/** Acting as somebody else (apiserver pkg/endpoints/filters impersonation); names narrow it, save for groups of power. */
export const IMPERSONATE: readonly Capability[] = [
  { group: "", resources: ["serviceaccounts"], verbs: ["impersonate"] },
  {
    group: "",
    resources: ["users", "groups"],
    verbs: ["impersonate"],
    clusterScoped: true,
    narrowing: ["system:masters", "system:nodes", "system:kube-controller-manager"],
  },
  {
    group: "authentication.k8s.io",
    resources: ["uids", "userextras"],
    verbs: ["impersonate"],
    clusterScoped: true,
  },
];

export const BINDING_WRITE: readonly Capability[] = [
  { group: RBAC, resources: ["rolebindings"], verbs: WRITE, narrowing: "harmful" },
  {
    group: RBAC,
    resources: ["clusterrolebindings"],
    verbs: WRITE,
    clusterScoped: true,
    narrowing: "harmful",
  },
];

/** Making pods, directly or by a workload: with it come every service account and mount of the namespace. */
export const POD_CREATE: readonly Capability[] = [
  {
    group: "",
    resources: ["pods", "replicationcontrollers"],
    verbs: ["create"],
    narrowing: "harmful",
  },
  {
    group: "apps",
    resources: ["deployments", "statefulsets", "daemonsets", "replicasets"],
    verbs: ["create"],
    narrowing: "harmful",
  },
  { group: "batch", resources: ["jobs", "cronjobs"], verbs: ["create"], narrowing: "harmful" },
];

/** Running commands in pods, or reaching their ports; a WebSocket upgrade asks for get, SPDY for create. */
export const POD_EXEC: readonly Capability[] = [
  {
    group: "",
    resources: ["pods/exec", "pods/attach", "pods/portforward"],
    verbs: ["create", "get"],
  },
  { group: "", resources: ["pods/ephemeralcontainers"], verbs: ["update", "patch"] },
];

/** The kubelet API through the API server: commands in any pod of the node. */
export const NODES_PROXY: readonly Capability[] = [
  {
    group: "",
    resources: ["nodes/proxy"],
    verbs: ["get", "create", "update", "patch", "delete"],
    clusterScoped: true,
    narrowing: "harmful",
  },
];

export const CSR_APPROVE: readonly Capability[] = [
  {
    group: CERTIFICATES,
    resources: ["certificatesigningrequests/approval"],
    verbs: ["update", "patch"],
    clusterScoped: true,
  },
  {
    group: CERTIFICATES,
    resources: ["signers"],
    verbs: ["approve"],
    clusterScoped: true,
    narrowing: ["kubernetes.io/kube-apiserver-client", "kubernetes.io/*"],
  },
];

export const TOKEN_REQUEST: readonly Capability[] = [
  { group: "", resources: ["serviceaccounts/token"], verbs: ["create"] },
];

/** Deciding what admission sees, changes or lets pass. */
export const ADMISSION_WRITE: readonly Capability[] = [
  {
    group: ADMISSION,
    resources: [
      "mutatingwebhookconfigurations",
      "validatingwebhookconfigurations",
      "validatingadmissionpolicies",
      "validatingadmissionpolicybindings",
      "mutatingadmissionpolicies",
      "mutatingadmissionpolicybindings",
    ],
    verbs: [...WRITE, "delete", "deletecollection"],
    clusterScoped: true,
  },
];

export const PV_CREATE: readonly Capability[] = [
  {
    group: "",
    resources: ["persistentvolumes"],
    verbs: ["create"],
    clusterScoped: true,
    narrowing: "harmful",
  },
];

/** Removing traces: events of both API groups, and whole namespaces of objects. */
export const EVIDENCE_DELETE: readonly Capability[] = [
  { group: "", resources: ["events"], verbs: ["delete", "deletecollection"] },
  { group: "events.k8s.io", resources: ["events"], verbs: ["delete", "deletecollection"] },
  { group: "", resources: ["pods/log"], verbs: ["delete", "deletecollection"] },
  {
    group: "",
    resources: ["namespaces"],
    verbs: ["delete", "deletecollection"],
    clusterScoped: true,
  },
];

const CONFIGMAPS = { group: "", resources: ["configmaps"], namespace: "kube-system" };

/** The identities of clusters whose authentication mode still reads the ConfigMap aws-auth. */
export const AWS_AUTH_WRITE: readonly Capability[] = [
  {
    ...CONFIGMAPS,
    verbs: ["create", "update", "patch", "delete", "deletecollection"],
    narrowing: ["aws-auth"],
  },
];

export const COREDNS_WRITE: readonly Capability[] = [
  { ...CONFIGMAPS, verbs: ["update", "patch", "delete"], narrowing: ["coredns"] },
];

/** Sending the traffic of a Service elsewhere. */
export const ENDPOINTS_WRITE: readonly Capability[] = [
  { group: "", resources: ["endpoints"], verbs: WRITE },
  { group: "discovery.k8s.io", resources: ["endpointslices"], verbs: WRITE },
  { group: "", resources: ["services/status"], verbs: ["update", "patch"] },
];

/** All that a role should not pass on to the built-in roles by aggregation. */
export const DANGEROUS: readonly Capability[] = [
  ...SECRETS_READ,
  ...ESCALATE_BIND,
  ...IMPERSONATE,
  ...BINDING_WRITE,
  ...POD_EXEC,
  ...NODES_PROXY,
  ...CSR_APPROVE,
  ...TOKEN_REQUEST,
  ...ADMISSION_WRITE,
  ...AWS_AUTH_WRITE,
];
