/**
 * Cipher suites of TLS 1.2 with forward secrecy and authenticated encryption; those of TLS 1.3 cannot be chosen. Source:
 * CIS Kubernetes Benchmark 1.12.0, clauses 1.2.29 and 4.2.12.
 */
export const CIPHER_SUITES: readonly string[] = [
  "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
  "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
  "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256",
  "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
  "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
  "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256",
];

/** The oldest version of TLS, as programs of Kubernetes name it. */
export const MINIMUM_TLS = "VersionTLS12";
/** The same, as etcd names it. */
export const ETCD_MINIMUM_TLS = "TLS1.2";
