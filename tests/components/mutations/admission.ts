import type { MutationRow } from "./row";
import { watched } from "./watched";

const POLICY = "kubernetes:admissionregistration.k8s.io/v1:ValidatingAdmissionPolicy";
const BINDING = `${POLICY}Binding`;
const CONTROL = "hardened-cluster/control";

/** Policies of which one control has a single one, by the ends of their names. */
const SINGLE: Readonly<Record<string, string>> = {
  "pod-tokens": "sa-automount-pod",
  "token-secrets": "sa-no-token-secret",
  "internal-load-balancers": "svc-load-balancer-internal",
  "node-ports": "svc-no-node-port",
  "external-addresses": "svc-no-external-ips",
  "metadata-egress": "np-metadata-egress",
  "client-certificates": "csr-client-signer",
  "protected-namespaces": "guard-present",
};

/** Hardening properties of `AdmissionGuard`. */
export const ADMISSION_ROWS: readonly MutationRow[] = [
  ...watched(POLICY, "-pod-tokens$", "spec.failurePolicy", ["Ignore"], "vap-bound", "K19"),
  ...watched(
    BINDING,
    "-pod-tokens-binding$",
    "spec.validationActions",
    [["Audit"], ["Warn", "Audit"], undefined],
    "vap-bound",
    "K19",
  ),
  ...watched(BINDING, "-pod-tokens-binding$", "spec.policyName", ["other"], "vap-bound", "K19"),
  ...watched(
    BINDING,
    "-image-registries-binding$",
    "spec.paramRef.parameterNotFoundAction",
    ["Allow"],
    "vap-bound",
    "K19",
  ),
  ...Object.entries(SINGLE).flatMap(([name, control]) =>
    watched(
      POLICY,
      `-guard-${name}$`,
      "metadata.annotations",
      [undefined, { [CONTROL]: `not-${control}` }],
      "guard-present",
      "K19",
    ),
  ),
];
