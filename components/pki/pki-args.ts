import type { Partition } from "../aws-account";
import type { ControlPlaneCertificatesArgs } from "./control-plane-certificates";
import type { CaGenerationArgs } from "./rotation";
import type { CertificatePurpose, KeyAlgorithm, TrustDomain } from "./trust-domains";
import type { TrustSet } from "./trust-matrix";

/** Who makes and keeps the keys of CAs. */
export const PkiSource = {
  /** The TLS provider: keys are secrets in the state of the stack, and certificates have no name constraints. */
  Tls: "tls",
  /** AWS Private CA: keys stay in an HSM, and every issue is in CloudTrail. */
  AcmPca: "acm-pca",
} as const;
export type PkiSource = (typeof PkiSource)[keyof typeof PkiSource];

/** Modes of AWS Private CA. */
export const AcmPcaMode = {
  /** Certificates of 7 days at most, without revocation; not for ACM. */
  ShortLived: "short-lived",
  /** Certificates of any validity. */
  GeneralPurpose: "general-purpose",
} as const;
export type AcmPcaMode = (typeof AcmPcaMode)[keyof typeof AcmPcaMode];

/** A certificate of a domain, made in the program. */
export interface PkiCertificateArgs {
  /** Name of the certificate in its domain: 1 to 40 lower-case letters, digits and hyphens. */
  readonly name: string;
  /** Common name; the user name in the domains of API users. */
  readonly commonName: string;
  /** Organization; the group in the domains of API users. Default none. */
  readonly organization?: string;
  /** DNS names that a server answers to. Default none. */
  readonly dnsNames?: string[];
  /** IP addresses that a server answers to. Default none. */
  readonly ipAddresses?: string[];
  /** server, client or both, as the domain has it. Default the first purpose of the domain. */
  readonly purpose?: CertificatePurpose;
  /** Validity in days, at most the one of the domain's certificates. Default that one. */
  readonly validityDays?: number;
}

/** One trust domain: its CA and the certificates that the program makes. */
export interface PkiDomainArgs {
  /** Which domain. */
  readonly domain: TrustDomain;
  /** Who makes the keys of this domain. Default the source of the whole. */
  readonly source?: PkiSource;
  /** Key algorithm of root and certificates. Default ECDSA-P384 for etcd and ECDSA-P256 for all others. */
  readonly keyAlgorithm?: KeyAlgorithm;
  /** Size of RSA keys in bits, 3072 or 4096; for RSA only. Default 3072. */
  readonly rsaBits?: number;
  /** Validity of the root in days, 30 to 3650. Default 365 for API users and 1825 for all others. */
  readonly validityDays?: number;
  /** Longest validity of certificates in days, shorter than that of the root. Default 1 to 365, by domain. */
  readonly certificateValidityDays?: number;
  /** Generations of the CA, for rotation. Default one, with id 1, that is current. */
  readonly generations?: CaGenerationArgs[];
  /** Certificates to make, for the source tls. Default none. */
  readonly certificates?: PkiCertificateArgs[];
  /**
   * Whether there is an intermediate CA for an issuer inside the cluster: for workloads and webhooks, with the source tls.
   * Default false.
   */
  readonly issuer?: boolean;
  /** Mode of AWS Private CA. Default short-lived where certificates last 7 days at most, and general-purpose elsewhere. */
  readonly acmMode?: AcmPcaMode;
  /** Whether ACM may issue with this CA, for load balancers; for the domain workloads in general-purpose mode. Default false. */
  readonly usedByAcm?: boolean;
}

/** An edit of the matrix: the domains that a trust set believes. */
export interface TrustArgs {
  /** Which trust set. */
  readonly trustSet: TrustSet;
  /** Its domains, in the place of the ones it has. */
  readonly domains: TrustDomain[];
  /** Why a root may stand in this trust set and in another one; never accepted where etcd is one of them. Default none. */
  readonly sharingReason?: string;
}

export interface ClusterPkiArgs {
  /** Name of the cluster that the certificates are for; it stands in the subject of each root. */
  readonly clusterName: string;
  /** Domains to make a CA for: any of the nine, each at most once. With `controlPlane`, its seven are made even if left out. */
  readonly domains: PkiDomainArgs[];
  /** Certificates for `SelfManagedControlPlane`, with the source tls. Default none. */
  readonly controlPlane?: ControlPlaneCertificatesArgs;
  /** tls or acm-pca. Default tls. */
  readonly source?: PkiSource;
  /** Edits of the matrix. Default none. */
  readonly trust?: TrustArgs[];
  /** AWS partition, for acm-pca. Default aws. */
  readonly partition?: Partition;
}
