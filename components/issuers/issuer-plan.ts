import { invalidArgument, requireMatch, requireWholeNumber } from "../invalid-argument";
import { TrustDomain } from "../pki/trust-domains";

/** An issuer of the cluster and where its CA stands. */
export interface IssuerPlan {
  readonly domain: TrustDomain;
  /** Name of the ClusterIssuer: the trust domain. */
  readonly name: string;
  /** Secret with the CA, in the namespace of cert-manager. Its name says the domain, by which pki-shared-root knows it. */
  readonly secretName: string;
}

/** Domains that sign inside a cluster. The others belong to the control plane, whose CAs never sign here. */
const DOMAINS: readonly TrustDomain[] = [TrustDomain.Workloads, TrustDomain.Webhooks];

const LABEL = /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/;
const LABEL_WANTED =
  "1 to 63 lower-case letters, digits and hyphens that start and end with a letter or digit";

/** Plans an issuer for each authority: known domains only, and no domain twice. */
export function planIssuers(
  owner: string,
  path: string,
  authorities: readonly { readonly domain: string }[],
): readonly IssuerPlan[] {
  if (!Array.isArray(authorities) || authorities.length === 0) {
    const wanted = "at least one authority, as ClusterPki gives them for domains with an issuer";
    throw invalidArgument(owner, path, authorities, wanted);
  }
  return authorities.map((authority, index) => {
    const place = `${path}[${index}].domain`;
    const domain = DOMAINS.find((one) => one === authority.domain);
    if (domain === undefined) {
      throw invalidArgument(owner, place, authority.domain, `one of ${DOMAINS.join(", ")}`);
    }
    const first = authorities.findIndex((one) => one.domain === authority.domain);
    if (first < index) {
      const wanted = `a domain that is not already at ${path}[${first}]: each has one issuer`;
      throw invalidArgument(owner, place, domain, wanted);
    }
    return { domain, name: domain, secretName: `${domain}-ca` };
  });
}

/** A name in the form that Kubernetes has for namespaces and Services (RFC 1123 label). */
export function requireLabel(owner: string, path: string, name: string): string {
  return requireMatch(owner, path, name, LABEL, LABEL_WANTED);
}

/** Names of namespaces: at least one, none twice. */
export function requireNamespaces(
  owner: string,
  path: string,
  names: readonly string[],
): readonly string[] {
  if (!Array.isArray(names) || names.length === 0) {
    throw invalidArgument(owner, path, names, "the names of one namespace or more");
  }
  return names.map((name, index) => {
    requireLabel(owner, `${path}[${index}]`, name);
    const first = names.indexOf(name);
    if (first < index) {
      const wanted = `a namespace that is not already at ${path}[${first}]`;
      throw invalidArgument(owner, `${path}[${index}]`, name, wanted);
    }
    return name;
  });
}

export interface WebhookCertificateRequest {
  readonly namespace: string;
  readonly serviceName: string;
  readonly secretName?: string;
  readonly issuerName?: string;
  readonly certificateDays?: number;
}

/** A certificate of cert-manager for the Service of a webhook. */
export interface WebhookCertificatePlan {
  readonly name: string;
  readonly namespace: string;
  readonly secretName: string;
  readonly issuerName: string;
  readonly dnsNames: readonly string[];
  readonly duration: string;
  readonly renewBefore: string;
}

const HOURS_PER_DAY = 24;
/** Validity of certificates of webhooks, as `ClusterPki` has it for this domain. */
const WEBHOOK_DAYS = 90;

/** Plans a certificate with the two names by which the API server and clients in the cluster call a Service. */
export function planWebhookCertificate(
  owner: string,
  request: WebhookCertificateRequest,
): WebhookCertificatePlan {
  const namespace = requireLabel(owner, "namespace", request.namespace);
  const serviceName = requireLabel(owner, "serviceName", request.serviceName);
  const name = `${serviceName}-tls`;
  const days = request.certificateDays ?? WEBHOOK_DAYS;
  requireWholeNumber(owner, "certificateDays", days, 1, WEBHOOK_DAYS);
  const host = `${serviceName}.${namespace}.svc`;
  return {
    name,
    namespace,
    secretName: requireLabel(owner, "secretName", request.secretName ?? name),
    issuerName: requireLabel(owner, "issuerName", request.issuerName ?? TrustDomain.Webhooks),
    dnsNames: [host, `${host}.cluster.local`],
    duration: `${days * HOURS_PER_DAY}h`,
    // A third before the end, as renewals of ClusterPki come.
    renewBefore: `${days * (HOURS_PER_DAY / 3)}h`,
  };
}
