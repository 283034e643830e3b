import { CustomResource } from "@pulumi/kubernetes/apiextensions";
import { Secret } from "@pulumi/kubernetes/core/v1";
import * as pulumi from "@pulumi/pulumi";
import { CERT_MANAGER_NAMESPACE } from "../addons/certificate-addons";
import { planIssuers } from "./issuer-plan";

/** The CA that an issuer signs with. */
export interface IssuerAuthorityArgs {
  /** Its trust domain: workloads or webhooks. */
  readonly domain: string;
  /** The CA certificate in PEM, with its chain to the root. */
  readonly certificatePem: pulumi.Input<string>;
  /** The key of the CA in PEM; it is kept as a secret. */
  readonly privateKeyPem: pulumi.Input<string>;
}

export interface ClusterIssuersArgs {
  /** CAs to sign with, at most one for each domain: what ClusterPki has as issuers. */
  readonly authorities: IssuerAuthorityArgs[];
}

/**
 * Issuers of cert-manager for the whole cluster, one for each trust domain and each with a CA of its own (control
 * pki-issuer-shared). They are called workloads and webhooks. The keys stand in Secrets in the namespace of cert-manager,
 * where no team has access; they are those of intermediate CAs, so that a stolen one is good for a year at most. It
 * needs the cert-manager add-on.
 *
 * Whoever may create a Certificate can ask an issuer of the cluster for any name: give that right to the platform.
 */
export class ClusterIssuers extends pulumi.ComponentResource {
  /** Names of the issuers, which are those of their trust domains. */
  readonly issuerNames: string[];

  constructor(name: string, args: ClusterIssuersArgs, opts?: pulumi.ComponentResourceOptions) {
    const plans = planIssuers(`ClusterIssuers "${name}"`, "authorities", args.authorities);
    super("hardened-cluster:index:ClusterIssuers", name, args, opts);

    for (const plan of plans) {
      const authority = args.authorities.find(({ domain }) => domain === plan.domain);
      if (authority === undefined) continue;
      const secret = new Secret(
        `${name}-${plan.secretName}`,
        {
          metadata: { name: plan.secretName, namespace: CERT_MANAGER_NAMESPACE },
          type: "kubernetes.io/tls",
          stringData: {
            "tls.crt": authority.certificatePem,
            "tls.key": pulumi.secret(authority.privateKeyPem),
          },
        },
        { parent: this, dependsOn: opts?.dependsOn },
      );
      new CustomResource(
        `${name}-${plan.name}`,
        {
          apiVersion: "cert-manager.io/v1",
          kind: "ClusterIssuer",
          metadata: { name: plan.name },
          spec: { ca: { secretName: plan.secretName } },
        },
        { parent: this, dependsOn: [secret] },
      );
    }
    this.issuerNames = plans.map((plan) => plan.name);
    this.registerOutputs({ issuerNames: this.issuerNames });
  }
}
