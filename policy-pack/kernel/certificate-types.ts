/** Types that make keys and certificates: the TLS provider and AWS Private CA. */
export const PRIVATE_KEY = "tls:index/privateKey:PrivateKey";
export const CERTIFICATE_REQUEST = "tls:index/certRequest:CertRequest";
export const SELF_SIGNED = "tls:index/selfSignedCert:SelfSignedCert";
export const LOCALLY_SIGNED = "tls:index/locallySignedCert:LocallySignedCert";
export const ACM_AUTHORITY = "aws:acmpca/certificateAuthority:CertificateAuthority";
export const ACM_CERTIFICATE = "aws:acmpca/certificate:Certificate";
/** Installs the certificate of a CA into it. */
export const ACM_ACTIVATION =
  "aws:acmpca/certificateAuthorityCertificate:CertificateAuthorityCertificate";

/** The trust domains of a cluster: certificates that have one CA of their own. */
export const TRUST_DOMAINS = [
  "etcd-peers",
  "etcd-clients",
  "apiserver-serving",
  "kubelet-serving",
  "kubelet-clients",
  "front-proxy",
  "api-users",
  "workloads",
  "webhooks",
] as const;
export type TrustDomain = (typeof TRUST_DOMAINS)[number];
