import { PullThroughCacheRule, RepositoryCreationTemplate } from "@pulumi/aws/ecr";
import * as pulumi from "@pulumi/pulumi";
import type { Partition } from "../aws-account";
import { invalidArgument, requireWholeNumber } from "../invalid-argument";
import { lifecyclePolicy, repositoryPolicy } from "./registry-policies";
import { planCache, type CachedUpstream } from "./upstreams";

export interface PullThroughCacheArgs {
  /** Id of the AWS account: 12 digits. Principals of other accounts are kept out. */
  readonly accountId: string;
  /** AWS region of the registry, for example eu-central-1. */
  readonly region: string;
  /** AWS partition. Default aws. */
  readonly partition?: Partition;
  /**
   * Whether the cluster's network has a route to the internet. Must be true: even with an interface endpoint, the first
   * pull of an image through a cache rule needs one.
   */
  readonly hasRouteOut: boolean;
  /** The public registries to cache. */
  readonly upstreams: CachedUpstream[];
  /** ARN of the customer key that encrypts cached images. */
  readonly keyArn: pulumi.Input<string>;
  /** ARN of the role that ECR makes repositories with, of `ImageCacheRole`. */
  readonly creationRoleArn: pulumi.Input<string>;
  /** Number of images that stay in each cached repository, newest first, 10 to 20000. Default 100. */
  readonly keptImages?: number;
}

/**
 * Pull-through cache rules, each with a template that gives the repositories which ECR makes the settings of an
 * `ImageRegistry` (controls ecr-immutable, ecr-encrypted, ecr-lifecycle, ecr-policy-not-public). A template has no scan
 * setting: cached images are scanned where `AccountGuards` turns enhanced scanning on. With tags that cannot be moved, a
 * tag that the upstream moves stays as it was first pulled. Rules belong to the account and region: one per prefix.
 *
 * The key's policy must let the role take out grants (kms:CreateGrant, kms:DescribeKey, kms:RetireGrant); so the role
 * comes before the key, and the key before this.
 */
export class PullThroughCache extends pulumi.ComponentResource {
  /** First parts of the names of cached repositories: put one, and a slash, before an image's own name. */
  readonly prefixes: pulumi.Output<string[]>;

  constructor(name: string, args: PullThroughCacheArgs, opts?: pulumi.ComponentResourceOptions) {
    const owner = `PullThroughCache "${name}"`;
    const { location, rules } = planCache(owner, args);
    const { keptImages = 100 } = args;
    requireWholeNumber(owner, "keptImages", keptImages, 10, 20_000);
    if (!args.keyArn) throw invalidArgument(owner, "keyArn", args.keyArn, "the ARN of a KMS key");
    super("hardened-cluster:index:PullThroughCache", name, args, opts);

    for (const { url, prefix, credentialArn } of rules) {
      const child = `${name}-${prefix.replaceAll("/", "-")}`;
      const template = new RepositoryCreationTemplate(
        child,
        {
          prefix,
          description: `Images of ${url}`,
          appliedFors: ["PULL_THROUGH_CACHE"],
          customRoleArn: args.creationRoleArn,
          imageTagMutability: "IMMUTABLE",
          encryptionConfigurations: [{ encryptionType: "KMS", kmsKey: args.keyArn }],
          lifecyclePolicy: lifecyclePolicy(14, keptImages),
          repositoryPolicy: repositoryPolicy({ ...location, pullAccountIds: [] }),
        },
        { parent: this, dependsOn: opts?.dependsOn },
      );
      // A rule without its template would let ECR make repositories with the account's defaults.
      new PullThroughCacheRule(
        child,
        { ecrRepositoryPrefix: prefix, upstreamRegistryUrl: url, credentialArn },
        { parent: this, dependsOn: [template] },
      );
    }

    this.prefixes = pulumi.output(rules.map(({ prefix }) => prefix));
    this.registerOutputs({ prefixes: this.prefixes });
  }
}
