import type { MutationRow } from "./row";
import { watched } from "./watched";

const POLICY = "kubernetes:networking.k8s.io/v1:NetworkPolicy";
const NAMESPACE = "kubernetes:core/v1:Namespace";
const QUOTA = "kubernetes:core/v1:ResourceQuota";
const LIMITS = "kubernetes:core/v1:LimitRange";
const ACCOUNT = "kubernetes:core/v1:ServiceAccountPatch";
const LEVEL = "pod-security.kubernetes.io";
const SECURED = "-namespace$";
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
  ...watched(POLICY, "-allow-dns$", "spec.egress", [[]], "ns-dns-egress", "K7"),
  ...watched(QUOTA, "-quota$", "spec.hard", [{}], "ns-resource-quota", "K6"),
  ...watched(LIMITS, "-limits$", "spec.limits", [[]], "ns-limit-range", "K6"),
  ...watched(
    ACCOUNT,
    "-default-service-account$",
    "automountServiceAccountToken",
    [true],
    "sa-automount-account",
    "K4",
  ),
];
