import { IdentityProviderConfig } from "@pulumi/aws/eks";
import * as pulumi from "@pulumi/pulumi";
import { requireClusterName } from "./aws-account";
import { requireMatch } from "./invalid-argument";

export interface ClusterIdentityProviderArgs {
  /** Name of the cluster. */
  readonly clusterName: string;
  /** Name of the provider in EKS: letters, digits, hyphens and underscores. It cannot be changed later. */
  readonly providerName: string;
  /** Address of the OpenID Connect issuer, with https. EKS must be able to reach it from the internet. */
  readonly issuerUrl: string;
  /** Id that the issuer knows the cluster under; tokens for other audiences are refused. */
  readonly clientId: string;
  /** Put before user names, with a colon at its end, such as oidc: for example. Never system:. */
  readonly usernamePrefix: string;
  /** Put before group names, with a colon at its end, such as oidc: for example. Never system:. */
  readonly groupsPrefix: string;
  /** Claim that holds the user's name. Default sub, which issuers never give to somebody else. */
  readonly usernameClaim?: string;
  /** Claim that holds the user's groups. Default groups. */
  readonly groupsClaim?: string;
  /** Claims that a token must have, with their values. Default none. */
  readonly requiredClaims?: Record<string, string>;
}

/**
 * Lets people in with tokens of an OpenID Connect issuer, besides IAM. Prefixes are required (control eks-idp-config):
 * without them whoever runs the issuer could name users and groups of Kubernetes itself. A provider grants nothing; that
 * is done by RoleBindings to the prefixed names.
 */
export class ClusterIdentityProvider extends pulumi.ComponentResource {
  constructor(
    name: string,
    args: ClusterIdentityProviderArgs,
    opts?: pulumi.ComponentResourceOptions,
  ) {
    const owner = `ClusterIdentityProvider "${name}"`;
    requireIdentityProvider(owner, "", args);
    const clusterName = requireClusterName(owner, "clusterName", args.clusterName);
    super("hardened-cluster:index:ClusterIdentityProvider", name, args, opts);

    new IdentityProviderConfig(
      `${name}-oidc`,
      {
        clusterName,
        oidc: {
          identityProviderConfigName: args.providerName,
          issuerUrl: args.issuerUrl,
          clientId: args.clientId,
          usernameClaim: args.usernameClaim ?? "sub",
          usernamePrefix: args.usernamePrefix,
          groupsClaim: args.groupsClaim ?? "groups",
          groupsPrefix: args.groupsPrefix,
          requiredClaims: args.requiredClaims,
        },
      },
      { parent: this, dependsOn: opts?.dependsOn },
    );
    this.registerOutputs({});
  }
}

/** Checks everything but the cluster's name. `path` is put before each argument, with a dot at its end. */
export function requireIdentityProvider(
  owner: string,
  path: string,
  args: Omit<ClusterIdentityProviderArgs, "clusterName">,
): void {
  const name = "a name of 1 to 100 letters, digits, hyphens and underscores";
  requireMatch(owner, `${path}providerName`, args.providerName, /^[\w-]{1,100}$/, name);
  const url = "an https address without query or fragment, such as https://login.example.com";
  requireMatch(owner, `${path}issuerUrl`, args.issuerUrl, /^https:\/\/[^\s?#]+$/, url);
  requireMatch(owner, `${path}clientId`, args.clientId, /^\S+$/, "the client id of the cluster");
  const prefix = "a prefix of your own that ends with a colon, such as oidc:";
  const OWN_PREFIX = /^(?!system:|eks:|aws:|amazon:|iam:)[^\s:][^\s]*:$/;
  requireMatch(owner, `${path}usernamePrefix`, args.usernamePrefix, OWN_PREFIX, prefix);
  requireMatch(owner, `${path}groupsPrefix`, args.groupsPrefix, OWN_PREFIX, prefix);
}
