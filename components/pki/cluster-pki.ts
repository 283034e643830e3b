import * as pulumi from "@pulumi/pulumi";
import { acmAuthority } from "./acm-authority";
import type { DomainPlan } from "./domain-plan";
import { PkiSource, type ClusterPkiArgs } from "./pki-args";
import { planPki, type PkiPlan } from "./pki-plan";
import { CaRole } from "./rotation";
import { tlsAuthority, tlsCertificate, tlsIntermediate, type TlsAuthority } from "./tls-authority";
import type { TrustDomain } from "./trust-domains";
import { TrustSet } from "./trust-matrix";

/** A certificate that the program made. */
export interface IssuedCertificate {
  /** Its trust domain. */
  readonly domain: string;
  /** Its name in the domain. */
  readonly name: string;
  /** The certificate in PEM. Its root stands in no bundle but those of its domain. */
  readonly certificatePem: pulumi.Output<string>;
  /** The key in PEM, always secret. */
  readonly privateKeyPem: pulumi.Output<string>;
}

/** The CA of a domain that lives in AWS Private CA. */
export interface IssuingAuthority {
  /** Its trust domain. */
  readonly domain: string;
  /** ARN of the CA that signs now, once it can. */
  readonly arn: pulumi.Output<string>;
}

/** The intermediate CA of an issuer inside the cluster. */
export interface IssuerAuthority {
  /** Its trust domain: workloads or webhooks. */
  readonly domain: string;
  /** The intermediate and its root in PEM. */
  readonly certificatePem: pulumi.Output<string>;
  /** The key of the intermediate in PEM, always secret. */
  readonly privateKeyPem: pulumi.Output<string>;
}

/**
 * Separate certificate authorities for the trust domains of a cluster: no root stands in two trust sets (controls
 * pki-shared-root, pki-key-strength, pki-validity, pki-ca-constraints). Each trust set is an output of its own, made of
 * the roots of all generations, so that a consumer depends on no CA but those it believes. It works without a cluster.
 *
 * On EKS the service owns the CAs of the control plane; `workloads` and `webhooks` are left to make. The others are for
 * control planes that one runs oneself.
 *
 * With the source tls, keys are secrets in the state of the stack, and certificates have no name constraints. With acm-pca
 * they stay in an HSM. Rotate by three deployments (add, switch, remove): see `generations`.
 */
export class ClusterPki extends pulumi.ComponentResource {
  /** For etcd --peer-trusted-ca-file, in PEM. */
  readonly etcdPeerTrust?: pulumi.Output<string>;
  /** For etcd --trusted-ca-file, in PEM. */
  readonly etcdServerTrust?: pulumi.Output<string>;
  /** For kube-apiserver --etcd-cafile, in PEM. */
  readonly apiServerEtcdTrust?: pulumi.Output<string>;
  /** For kube-apiserver --client-ca-file, in PEM. */
  readonly apiServerClientTrust?: pulumi.Output<string>;
  /** For kube-apiserver --requestheader-client-ca-file, in PEM. */
  readonly apiServerFrontProxyTrust?: pulumi.Output<string>;
  /** For kube-apiserver --kubelet-certificate-authority, in PEM. */
  readonly apiServerKubeletTrust?: pulumi.Output<string>;
  /** For authentication.x509.clientCAFile of kubelets, in PEM. */
  readonly kubeletClientTrust?: pulumi.Output<string>;
  /** For kubeconfig files and kube-controller-manager --root-ca-file, in PEM. */
  readonly apiClientTrust?: pulumi.Output<string>;
  /** For pods that talk to each other, in PEM. */
  readonly workloadTrust?: pulumi.Output<string>;
  /** For caBundle of webhooks and API services, in PEM: base64-encode it there. */
  readonly webhookTrust?: pulumi.Output<string>;
  /** The certificates that the program made, with the source tls. */
  readonly certificates: IssuedCertificate[];
  /** The CAs of AWS Private CA, for cert-manager and others that ask for certificates there. */
  readonly authorities: IssuingAuthority[];
  /** The CAs that issuers inside the cluster sign with, for `ClusterIssuers`. */
  readonly issuers: IssuerAuthority[];

  constructor(name: string, args: ClusterPkiArgs, opts?: pulumi.ComponentResourceOptions) {
    const plan = planPki(`ClusterPki "${name}"`, args);
    super("hardened-cluster:index:ClusterPki", name, args, opts);

    const children = { parent: this, dependsOn: opts?.dependsOn };
    const made = plan.domains.map((domain) => makeDomain(name, domain, plan, children));
    const trust = (trustSet: TrustSet) => trustOf(trustSet, plan, made);
    this.etcdPeerTrust = trust(TrustSet.EtcdPeers);
    this.etcdServerTrust = trust(TrustSet.EtcdServer);
    this.apiServerEtcdTrust = trust(TrustSet.ApiServerToEtcd);
    this.apiServerClientTrust = trust(TrustSet.ApiServerClients);
    this.apiServerFrontProxyTrust = trust(TrustSet.ApiServerFrontProxy);
    this.apiServerKubeletTrust = trust(TrustSet.ApiServerToKubelets);
    this.kubeletClientTrust = trust(TrustSet.KubeletClients);
    this.apiClientTrust = trust(TrustSet.ApiClients);
    this.workloadTrust = trust(TrustSet.Workloads);
    this.webhookTrust = trust(TrustSet.ApiServerToWebhooks);
    this.certificates = made.flatMap(({ certificates }) => certificates);
    this.authorities = made.flatMap(({ authorities }) => authorities);
    this.issuers = made.flatMap(({ issuers }) => issuers);
    this.registerOutputs({
      etcdPeerTrust: this.etcdPeerTrust,
      etcdServerTrust: this.etcdServerTrust,
      apiServerEtcdTrust: this.apiServerEtcdTrust,
      apiServerClientTrust: this.apiServerClientTrust,
      apiServerFrontProxyTrust: this.apiServerFrontProxyTrust,
      apiServerKubeletTrust: this.apiServerKubeletTrust,
      kubeletClientTrust: this.kubeletClientTrust,
      apiClientTrust: this.apiClientTrust,
      workloadTrust: this.workloadTrust,
      webhookTrust: this.webhookTrust,
      certificates: this.certificates,
      authorities: this.authorities,
      issuers: this.issuers,
    });
  }
}

interface MadeDomain {
  readonly domain: TrustDomain;
  /** Roots of all generations, in their order. */
  readonly roots: readonly pulumi.Output<string>[];
  readonly certificates: readonly IssuedCertificate[];
  readonly authorities: readonly IssuingAuthority[];
  readonly issuers: readonly IssuerAuthority[];
}

function makeDomain(
  name: string,
  plan: DomainPlan,
  { clusterName, partition }: PkiPlan,
  opts: pulumi.CustomResourceOptions,
): MadeDomain {
  const { domain } = plan.profile;
  const subject = (id: string) => ({
    commonName: `${domain} ${id}`,
    organizationalUnit: clusterName,
  });
  const prefix = `${name}-${domain}`;
  if (plan.source === PkiSource.AcmPca) {
    const made = plan.generations.map(({ id, role }) => ({
      role,
      ...acmAuthority(`${prefix}-${id}`, plan, subject(id), partition, opts),
    }));
    const roots = made.map(({ certificatePem }) => certificatePem);
    const signing = made.filter(({ role }) => role === CaRole.Current);
    const authorities = signing.map(({ arn }) => ({ domain, arn }));
    return { domain, roots, certificates: [], authorities, issuers: [] };
  }
  const made = plan.generations.map(({ id, role }) => ({
    id,
    role,
    ...tlsAuthority(`${prefix}-${id}`, plan, subject(id), opts),
  }));
  const [signing] = made.filter(({ role }) => role === CaRole.Current);
  const roots = made.map(({ certificatePem }) => certificatePem);
  const { key, issuing } = plan;
  const issuers =
    issuing === undefined || signing === undefined
      ? []
      : [
          tlsIntermediate(
            `${prefix}-${signing.id}-issuer`,
            key,
            issuing,
            subject(`issuer ${signing.id}`),
            signing,
            opts,
          ),
        ].map((authority) => ({ domain, ...authority }));
  const certificates = issue(prefix, plan, signing, opts);
  return { domain, roots, certificates, authorities: [], issuers };
}

/** Certificates keep their resource names when another generation signs: they are replaced, the new one first. */
function issue(
  prefix: string,
  { profile, key, certificates }: DomainPlan,
  authority: TlsAuthority | undefined,
  opts: pulumi.CustomResourceOptions,
): IssuedCertificate[] {
  if (authority === undefined) return [];
  return certificates.map((certificate) => ({
    domain: profile.domain,
    name: certificate.name,
    ...tlsCertificate(`${prefix}-${certificate.name}`, key, certificate, authority, opts),
  }));
}

/**
 * The roots that a trust set believes, as one PEM text. Nothing where the program makes none of its domains: an empty text
 * would make an API server believe the public CAs of its system.
 */
function trustOf(
  trustSet: TrustSet,
  { matrix }: PkiPlan,
  made: readonly MadeDomain[],
): pulumi.Output<string> | undefined {
  const believed = matrix.find((row) => row.trustSet === trustSet)?.domains ?? [];
  const roots = made.filter(({ domain }) => believed.includes(domain)).flatMap((one) => one.roots);
  if (roots.length === 0) return undefined;
  return pulumi.all(roots).apply((texts) => texts.map((text) => `${text.trim()}\n`).join(""));
}
