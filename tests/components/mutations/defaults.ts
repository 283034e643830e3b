import type { MutationRow } from "./row";
import { watched } from "./watched";

const NAMESPACE = "kubernetes:core/v1:NamespacePatch";
const POLICY = "kubernetes:networking.k8s.io/v1:NetworkPolicy";
const QUOTA = "kubernetes:core/v1:ResourceQuota";
const ACCOUNT = "kubernetes:core/v1:ServiceAccountPatch";
const LEVEL = "pod-security.kubernetes.io";
const LOCKED = "-defaults-(default|kube-public|kube-node-lease)";

/** Hardening properties of `ClusterDefaults`. */
export const DEFAULTS_ROWS: readonly MutationRow[] = [
  ...watched(NAMESPACE, `${LOCKED}$`, "metadata.labels", [undefined], "ns-default-locked", "K5"),
  ...watched(
    NAMESPACE,
    `${LOCKED}$`,
    "metadata.labels",
    [{ [`${LEVEL}/enforce`]: "baseline" }],
    "ns-psa-enforce",
    "K5",
  ),
  ...watched(
    NAMESPACE,
    `${LOCKED}$`,
    "metadata.labels",
    [{ [`${LEVEL}/enforce`]: "restricted", [`${LEVEL}/audit`]: "baseline" }],
    "ns-psa-audit-warn",
    "K5",
  ),
  ...watched(
    POLICY,
    `${LOCKED}-default-deny$`,
    "spec.policyTypes",
    [["Ingress"], ["Egress"]],
    "ns-default-locked",
    "K7",
  ),
  ...watched(
    POLICY,
    `${LOCKED}-default-deny$`,
    "metadata.namespace",
    ["elsewhere"],
    "ns-default-locked",
    "K7",
  ),
  ...watched(QUOTA, `${LOCKED}-nothing-runs$`, "spec.hard", [{}], "ns-default-locked", "K6"),
  ...watched(QUOTA, `${LOCKED}-nothing-runs$`, "spec.hard.pods", ["5"], "ns-default-locked", "K6"),
  ...watched(
    ACCOUNT,
    "-defaults-(default|kube-[a-z-]+)-account$",
    "automountServiceAccountToken",
    [true],
    "sa-automount-account",
    "K4",
  ),
];
