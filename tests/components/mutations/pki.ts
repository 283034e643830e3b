import type { MutationRow } from "./row";

const KEY = "tls:index/privateKey:PrivateKey";
const ROOT = "tls:index/selfSignedCert:SelfSignedCert";
const LEAF = "tls:index/locallySignedCert:LocallySignedCert";
const AUTHORITY = "aws:acmpca/certificateAuthority:CertificateAuthority";
const ISSUED = "aws:acmpca/certificate:Certificate";

/** All controls of trust domains are in the pack. */
function rows(
  type: string,
  path: string,
  flips: readonly unknown[],
  control: string,
  requirement = "K1",
  resource = "",
): readonly MutationRow[] {
  return flips.map((flip) => ({
    type,
    resource,
    path,
    flip,
    control,
    requirement,
  }));
}

/** Hardening properties of `ClusterPki` with the TLS provider. */
export const PKI_ROWS: readonly MutationRow[] = [
  ...rows(KEY, "algorithm", ["RSA"], "pki-key-strength"),
  ...rows(KEY, "ecdsaCurve", ["P224", undefined], "pki-key-strength"),
  ...rows(ROOT, "maxPathLength", [-1, undefined], "pki-ca-constraints"),
  ...rows(ROOT, "isCaCertificate", [false, undefined], "pki-ca-constraints"),
  ...rows(
    ROOT,
    "allowedUses",
    [["cert_signing", "server_auth"], ["crl_signing"]],
    "pki-ca-constraints",
  ),
  ...rows(ROOT, "validityPeriodHours", [100_000], "pki-validity"),
  ...rows(ROOT, "earlyRenewalHours", [0, undefined], "pki-validity"),
  ...rows(
    LEAF,
    "allowedUses",
    [["any_extended"], ["cert_signing"]],
    "pki-ca-constraints",
    "K1",
    "-certificate$",
  ),
  ...rows(LEAF, "isCaCertificate", [true], "pki-ca-constraints", "K1", "-certificate$"),
  ...rows(LEAF, "validityPeriodHours", [87_000], "pki-validity"),
  ...rows(LEAF, "earlyRenewalHours", [0, undefined], "pki-validity"),
];

/** Hardening properties of `ClusterPki` with AWS Private CA. */
export const PKI_ACM_ROWS: readonly MutationRow[] = [
  ...rows(
    AUTHORITY,
    "certificateAuthorityConfiguration.keyAlgorithm",
    ["RSA_2048", undefined],
    "pki-key-strength",
    "C10",
  ),
  ...rows(ISSUED, "validity", [{ type: "YEARS", value: "20" }, undefined], "pki-validity", "C10"),
];
