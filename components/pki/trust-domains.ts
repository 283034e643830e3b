/** Groups of certificates that share one certificate authority (CA), and with it one fate. */
export const TrustDomain = {
  /** Members of etcd among themselves. */
  EtcdPeers: "etcd-peers",
  /** The connection between etcd and its only client, the API server: both ends. */
  EtcdClients: "etcd-clients",
  /** The certificate that the API server shows. */
  ApiServerServing: "apiserver-serving",
  /** The certificate that a kubelet shows. */
  KubeletServing: "kubelet-serving",
  /** The certificate that the API server shows to kubelets. */
  KubeletClients: "kubelet-clients",
  /** The certificate that the aggregation layer of the API server shows to extension API servers. */
  FrontProxy: "front-proxy",
  /** Clients of the API server that come with a certificate: kubelets, controllers, people in an emergency. */
  ApiUsers: "api-users",
  /** Pods among themselves, and pods towards IAM Roles Anywhere. */
  Workloads: "workloads",
  /** Servers that the API server calls: admission and conversion webhooks, extension API servers. */
  Webhooks: "webhooks",
} as const;
export type TrustDomain = (typeof TrustDomain)[keyof typeof TrustDomain];

/** Which end of a TLS connection a certificate is good for. */
export const CertificatePurpose = {
  /** Extended key usage serverAuth. */
  Server: "server",
  /** Extended key usage clientAuth. */
  Client: "client",
  /** Both, for peers that call each other. */
  Both: "both",
} as const;
export type CertificatePurpose = (typeof CertificatePurpose)[keyof typeof CertificatePurpose];

export const KeyAlgorithm = {
  EcdsaP256: "ECDSA-P256",
  EcdsaP384: "ECDSA-P384",
  /** For consumers without ECDSA; 3072 bits or more. */
  Rsa: "RSA",
} as const;
export type KeyAlgorithm = (typeof KeyAlgorithm)[keyof typeof KeyAlgorithm];

/** What certificates of a domain look like unless arguments say else. Every root signs leaves only: path length 0. */
export interface DomainProfile {
  readonly domain: TrustDomain;
  readonly title: string;
  /** Key algorithm of root and leaves. */
  readonly keyAlgorithm: KeyAlgorithm;
  readonly rootValidityDays: number;
  readonly certificateValidityDays: number;
  /** Longest validity that a certificate may have, in days. */
  readonly maximumCertificateDays: number;
  /** What a certificate may be for; the first is the default. */
  readonly purposes: readonly CertificatePurpose[];
  /** What somebody with the key of one certificate can do. */
  readonly stolenCertificateKey: string;
  /** What somebody with the key of the root can do. */
  readonly stolenRootKey: string;
  /** Who has this root on EKS. */
  readonly onEks: string;
}

const { Server, Client, Both } = CertificatePurpose;

/** One year: people and programs renew in time what they renew often. */
const YEAR = { certificateValidityDays: 365, maximumCertificateDays: 398 };
const FIVE_YEARS = 1825;
const BY_EKS = "the service: neither chosen nor seen by the customer";

/** All domains, in the order in which documents show them. */
export const DOMAIN_PROFILES: readonly DomainProfile[] = [
  {
    domain: TrustDomain.EtcdPeers,
    title: "etcd peers",
    keyAlgorithm: KeyAlgorithm.EcdsaP384,
    rootValidityDays: FIVE_YEARS,
    ...YEAR,
    purposes: [Both],
    stolenCertificateKey: "Pose as a member of etcd: read and write all data of the cluster.",
    stolenRootKey: "Add members to etcd at will.",
    onEks: BY_EKS,
  },
  {
    domain: TrustDomain.EtcdClients,
    title: "etcd clients",
    keyAlgorithm: KeyAlgorithm.EcdsaP384,
    rootValidityDays: FIVE_YEARS,
    ...YEAR,
    purposes: [Client, Server],
    stolenCertificateKey:
      "With a client's key: read and write all data past admission, RBAC and audit. With a server's: pose as etcd.",
    stolenRootKey: "Make such certificates at will, for both ends.",
    onEks: BY_EKS,
  },
  {
    domain: TrustDomain.ApiServerServing,
    title: "API server serving",
    keyAlgorithm: KeyAlgorithm.EcdsaP256,
    rootValidityDays: FIVE_YEARS,
    ...YEAR,
    purposes: [Server],
    stolenCertificateKey:
      "From a place in the network path: pose as the API server and take the tokens that clients send.",
    stolenRootKey: "The same under any name that clients of the cluster call.",
    onEks: BY_EKS,
  },
  {
    domain: TrustDomain.KubeletServing,
    title: "kubelet serving",
    keyAlgorithm: KeyAlgorithm.EcdsaP256,
    rootValidityDays: FIVE_YEARS,
    ...YEAR,
    purposes: [Server],
    stolenCertificateKey: "Pose as one node: read what is sent to exec and attach sessions there.",
    stolenRootKey: "Pose as any node.",
    onEks: `${BY_EKS}; it signs requests of kubelets through the CSR API`,
  },
  {
    domain: TrustDomain.KubeletClients,
    title: "API server to kubelet",
    keyAlgorithm: KeyAlgorithm.EcdsaP256,
    rootValidityDays: FIVE_YEARS,
    ...YEAR,
    purposes: [Client],
    stolenCertificateKey: "Run commands in every pod through the kubelets, past RBAC and audit.",
    stolenRootKey: "Make such certificates at will.",
    onEks: BY_EKS,
  },
  {
    domain: TrustDomain.FrontProxy,
    title: "front proxy",
    keyAlgorithm: KeyAlgorithm.EcdsaP256,
    rootValidityDays: FIVE_YEARS,
    ...YEAR,
    purposes: [Client],
    stolenCertificateKey: "Be any user, by a header, towards the API server and its extensions.",
    stolenRootKey: "Make such certificates at will.",
    onEks: BY_EKS,
  },
  {
    domain: TrustDomain.ApiUsers,
    title: "API users",
    keyAlgorithm: KeyAlgorithm.EcdsaP256,
    rootValidityDays: 365,
    certificateValidityDays: 1,
    maximumCertificateDays: 7,
    purposes: [Client],
    stolenCertificateKey:
      "Be this user until the certificate expires: Kubernetes cannot revoke certificates.",
    stolenRootKey: "Be any user of any group, system:masters included.",
    onEks:
      "the service, for nodes only; people come by IAM or OpenID Connect, without certificates",
  },
  {
    domain: TrustDomain.Workloads,
    title: "workloads",
    keyAlgorithm: KeyAlgorithm.EcdsaP256,
    rootValidityDays: FIVE_YEARS,
    certificateValidityDays: 7,
    maximumCertificateDays: 398,
    purposes: [Both, Server, Client],
    stolenCertificateKey: "Be this workload towards other workloads until the certificate expires.",
    stolenRootKey: "Be any workload; nothing of the control plane.",
    onEks: "the customer",
  },
  {
    domain: TrustDomain.Webhooks,
    title: "webhooks",
    keyAlgorithm: KeyAlgorithm.EcdsaP256,
    rootValidityDays: FIVE_YEARS,
    certificateValidityDays: 90,
    maximumCertificateDays: 398,
    purposes: [Server],
    stolenCertificateKey:
      "From a place in the network path: see objects under admission, Secrets included, and change or admit them.",
    stolenRootKey: "The same for every webhook and extension API server.",
    onEks: "the customer",
  },
];

/** Path length of a root that signs leaves, and no further CA. */
export const ROOT_PATH_LENGTH = 0;
/** Path length of a root whose domain has an issuer inside the cluster: one intermediate CA below it. */
export const ISSUING_ROOT_PATH_LENGTH = 1;

export function profileOf(domain: TrustDomain): DomainProfile | undefined {
  return DOMAIN_PROFILES.find((profile) => profile.domain === domain);
}
