import { PodIdentityAssociation } from "@pulumi/aws/eks";
import { RolePolicy } from "@pulumi/aws/iam";
import { CustomResource } from "@pulumi/kubernetes/apiextensions";
import * as pulumi from "@pulumi/pulumi";
import type { Partition } from "../aws-account";
import { serviceRole } from "../nodes/service-role";
import { planIssuers } from "./issuer-plan";
import { planPrivateCaRole, PRIVATE_CA_IDENTITY } from "./private-ca-policies";

/** A CA of AWS Private CA that an issuer signs with. */
export interface PrivateCaAuthorityArgs {
  /** Its trust domain: workloads or webhooks. */
  readonly domain: string;
  /** ARN of the CA. */
  readonly arn: pulumi.Input<string>;
}

export interface PrivateCaIssuersArgs {
  /** Name of the cluster: 1 to 50 letters, digits and hyphens. */
  readonly clusterName: string;
  /** Id of the AWS account: 12 digits. */
  readonly accountId: string;
  /** AWS region of the CAs and of the cluster, for example eu-central-1. */
  readonly region: string;
  /** AWS partition. Default aws. */
  readonly partition?: Partition;
  /** CAs to sign with, at most one for each domain: what ClusterPki has as authorities with the source acm-pca. */
  readonly authorities: PrivateCaAuthorityArgs[];
  /** Permissions boundary for the role. Default none. */
  readonly permissionsBoundaryArn?: pulumi.Input<string>;
}

/**
 * Issuers of cert-manager that sign in AWS Private CA, where keys stay in an HSM: the role of the issuer's pods by Pod
 * Identity (control iam-pod-identity-trust), and one issuer for each trust domain with a CA of its own (control
 * pki-issuer-shared), called workloads and webhooks. It needs the plugin aws-privateca-issuer in the namespace of that
 * name, installed beforehand because it brings the definitions: name it in dependsOn. In a cluster without a way to the
 * internet it also needs the endpoint of AWS Private CA, which `privateCa` of HardenedCluster makes.
 */
export class PrivateCaIssuers extends pulumi.ComponentResource {
  /** Names of the issuers, which are those of their trust domains. */
  readonly issuerNames: string[];

  constructor(name: string, args: PrivateCaIssuersArgs, opts?: pulumi.ComponentResourceOptions) {
    const owner = `PrivateCaIssuers "${name}"`;
    const plans = planIssuers(owner, "authorities", args.authorities);
    const plan = planPrivateCaRole(owner, args);
    super("hardened-cluster:index:PrivateCaIssuers", name, args, opts);
    const { clusterName, region, permissionsBoundaryArn } = args;
    const first = { parent: this, dependsOn: opts?.dependsOn };

    const { role } = serviceRole(
      `${name}-role`,
      {
        roleName: plan.roleName,
        description: `AWS Private CA issuer of ${clusterName}`,
        trust: plan.trust,
        managedPolicies: [],
        permissionsBoundaryArn,
      },
      first,
    );
    const permissions = new RolePolicy(
      `${name}-role`,
      { role: role.name, name: "private-ca", policy: plan.policy },
      { parent: this },
    );
    const association = new PodIdentityAssociation(
      `${name}-association`,
      { clusterName, ...PRIVATE_CA_IDENTITY, roleArn: role.arn },
      { parent: this, dependsOn: [permissions] },
    );
    for (const { domain, name: issuerName } of plans) {
      const authority = args.authorities.find((one) => one.domain === domain);
      if (authority === undefined) continue;
      new CustomResource(
        `${name}-${issuerName}`,
        {
          apiVersion: "awspca.cert-manager.io/v1beta1",
          kind: "AWSPCAClusterIssuer",
          metadata: { name: issuerName },
          spec: { arn: authority.arn, region },
        },
        { parent: this, dependsOn: [association] },
      );
    }
    this.issuerNames = plans.map((issuer) => issuer.name);
    this.registerOutputs({ issuerNames: this.issuerNames });
  }
}
