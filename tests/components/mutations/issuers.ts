import type { MutationRow } from "./row";
import { watched } from "./watched";

const ISSUER = "kubernetes:cert-manager.io/v1:ClusterIssuer";
const INTERMEDIATE = "tls:index/locallySignedCert:LocallySignedCert";

/** Hardening properties of the issuers and of the CAs that they sign with. */
export const ISSUER_ROWS: readonly MutationRow[] = [
  ...watched(
    ISSUER,
    "-issuers-webhooks$",
    "spec.ca.secretName",
    ["workloads-ca"],
    "pki-issuer-shared",
    "K1",
  ),
  ...watched(
    INTERMEDIATE,
    "-issuer$",
    "maxPathLength",
    [-1, undefined],
    "pki-ca-constraints",
    "K1",
  ),
  ...watched(
    INTERMEDIATE,
    "-issuer$",
    "allowedUses",
    [["cert_signing", "server_auth"], ["crl_signing"]],
    "pki-ca-constraints",
    "K1",
  ),
  ...watched(INTERMEDIATE, "-issuer$", "validityPeriodHours", [100_000], "pki-validity", "K1"),
  ...watched(INTERMEDIATE, "-issuer$", "earlyRenewalHours", [0, undefined], "pki-validity", "K1"),
];
