import type { MutationRow } from "./row";
import { watched } from "./watched";

const POLICY = "kubernetes:networking.k8s.io/v1:NetworkPolicy";
const NAMESPACE = "kubernetes:core/v1:Namespace";
const QUOTA = "kubernetes:core/v1:ResourceQuota";
const LIMITS = "kubernetes:core/v1:LimitRange";
const ACCOUNT = "kubernetes:core/v1:ServiceAccountPatch";
const ROLE = "kubernetes:rbac.authorization.k8s.io/v1:Role";
const GUARD = "kubernetes:admissionregistration.k8s.io/v1:ValidatingAdmissionPolicy";
const LEVEL = "pod-security.kubernetes.io";
const SECURED = "-namespace$";
/** A quota that says nothing of services. */
const HARD = {
  "requests.cpu": "4",
  "requests.memory": "8Gi",
  "limits.cpu": "8",
  "limits.memory": "16Gi",
};
/** Policies of namespaces that the stack makes; those of kube-system stand with the add-ons. */
const OWN = "^(?!.*-policies-)";

/** Hardening properties of `SecureNamespace`. */
export const NAMESPACE_ROWS: readonly MutationRow[] = [
  ...watched(
    NAMESPACE,
    SECURED,
    "metadata.labels",
    [undefined, { [`${LEVEL}/enforce`]: "privileged" }],
    "ns-psa-enforce",
    "K5",
  ),
  ...watched(
    NAMESPACE,
    SECURED,
    "metadata.labels",
    [{ [`${LEVEL}/enforce`]: "restricted" }],
    "ns-psa-audit-warn",
    "K5",
  ),
  ...watched(
    POLICY,
    `${OWN}.*-default-deny-ingress$`,
    "spec.policyTypes",
    [["Egress"]],
    "ns-default-deny-ingress",
    "K7",
  ),
  ...watched(
    POLICY,
    `${OWN}.*-default-deny-ingress$`,
    "metadata.namespace",
    ["elsewhere"],
    "ns-default-deny-ingress",
    "K7",
  ),
  ...watched(
    POLICY,
    `${OWN}.*-default-deny-egress$`,
    "spec.policyTypes",
    [["Ingress"]],
    "ns-default-deny-egress",
    "K7",
  ),
  ...watched(
    POLICY,
    `${OWN}.*-default-deny-egress$`,
    "spec.podSelector",
    [{ matchLabels: { app: "web" } }],
    "ns-default-deny-egress",
    "K7",
  ),
  ...watched(
    "kubernetes:rbac.authorization.k8s.io/v1:RoleBinding",
    "-viewer$",
    "subjects",
    [[{ kind: "Group", name: "system:authenticated" }]],
    "rbac-authenticated-binding",
    "K2",
  ),
  ...watched(POLICY, "-allow-dns$", "spec.egress", [[]], "ns-dns-egress", "K7"),
  ...watched(
    "kubernetes:node.k8s.io/v1:RuntimeClass",
    "-runtime-class$",
    "scheduling.tolerations",
    [[{ operator: "Exists" }], [{ key: "node-role.kubernetes.io/control-plane" }]],
    "pod-no-control-plane-scheduling",
    "K15",
  ),
  ...watched(
    QUOTA,
    "-quota$",
    "spec.hard",
    [{ "services.loadbalancers": "0", "services.nodeports": "0" }],
    "ns-resource-quota",
    "K6",
  ),
  ...watched(
    QUOTA,
    "-quota$",
    "spec.hard",
    [{ ...HARD, "services.loadbalancers": "1", "services.nodeports": "0" }, HARD],
    "ns-quota-services",
    "K6",
  ),
  ...watched(LIMITS, "-limits$", "spec.limits", [[]], "ns-limit-range", "K6"),
  ...watched(
    ACCOUNT,
    "-default-service-account$",
    "automountServiceAccountToken",
    [true],
    "sa-automount-account",
    "K4",
  ),
  ...watched(
    "kubernetes:core/v1:ServiceAccount",
    "-api$",
    "automountServiceAccountToken",
    [undefined, true],
    "sa-automount-account",
    "K4",
  ),
  ...watched(
    POLICY,
    "-allow-egress$",
    "spec.egress",
    [[{ to: [{ ipBlock: { cidr: "0.0.0.0/0" } }], ports: [{ protocol: "TCP", port: 80 }] }]],
    "np-metadata-egress",
    "K7",
  ),
  ...watched(
    POLICY,
    "-allow-ingress$",
    "spec.ingress",
    [[{ from: [{ ipBlock: { cidr: "0.0.0.0/0" } }] }]],
    "np-no-allow-all",
    "K7",
  ),
  ...watched(
    POLICY,
    "-allow-ingress$",
    "spec.ingress",
    [[{ from: [{ podSelector: {} }], ports: [{ protocol: "TCP", port: 9999 }] }]],
    "np-workload-ports",
    "K7",
  ),
  ...watched(
    ROLE,
    "-developer$",
    "rules",
    [role("", "secrets", "get")],
    "rbac-secrets-access",
    "K2",
  ),
  ...watched(
    ROLE,
    "-developer$",
    "rules",
    [role("", "pods/exec", "create")],
    "rbac-pod-exec",
    "K2",
  ),
  ...watched(
    ROLE,
    "-developer$",
    "rules",
    [role("apps", "deployments", "create")],
    "rbac-pod-create",
    "K2",
  ),
  ...watched(GUARD, "-runtime-class$", "spec.failurePolicy", ["Ignore"], "vap-bound", "K15"),
  ...watched(
    `${GUARD}Binding`,
    "-runtime-class$",
    "spec.validationActions",
    [["Audit"]],
    "vap-bound",
    "K15",
  ),
];

function role(group: string, resource: string, verb: string): readonly object[] {
  return [{ apiGroups: [group], resources: [resource], verbs: [verb] }];
}
