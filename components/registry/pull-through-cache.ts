import { PullThroughCacheRule, RepositoryCreationTemplate } from "@pulumi/aws/ecr";
import { Role, RolePolicy } from "@pulumi/aws/iam";
import * as pulumi from "@pulumi/pulumi";
import { requireClusterName, type Partition } from "../aws-account";
import { invalidArgument, requireWholeNumber } from "../invalid-argument";
import {
  creationKeyPolicy,
  creationPolicy,
  lifecyclePolicy,
  repositoryPolicy,
} from "./registry-policies";
import { creationService, planCache, type CachedUpstream } from "./upstreams";

export interface PullThroughCacheArgs {
  /** Name of the cluster that pulls: 1 to 50 letters, digits and hyphens. The name of the role derives from it. */
  readonly clusterName: string;
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
  /** Permissions boundary for the role. Default none. */
  readonly permissionsBoundaryArn?: pulumi.Input<string>;
  /** Number of images that stay in each cached repository, newest first, 10 to 20000. Default 100. */
  readonly keptImages?: number;
}

/** Name of the role that ECR makes cached repositories with, known before it exists, for key policies. */
export function cacheRoleName(clusterName: string): string {
  return `${clusterName}-image-cache`;
}

/**
 * Pull-through cache rules, each with a template that gives the repositories which ECR makes the settings of an
 * `ImageRegistry` (controls ecr-immutable, ecr-encrypted, ecr-lifecycle, ecr-policy-not-public). A template has no scan
 * setting: cached images are scanned where `AccountGuards` turns enhanced scanning on. With tags that cannot be moved, a
 * tag that the upstream moves stays as it was first pulled. Rules belong to the account and region: one per prefix.
 *
 * The key's policy must let the role take out grants (kms:CreateGrant, kms:DescribeKey, kms:RetireGrant).
 */
export class PullThroughCache extends pulumi.ComponentResource {
  /** ARN of the role that ECR makes repositories with. */
  readonly creationRoleArn: pulumi.Output<string>;

  constructor(name: string, args: PullThroughCacheArgs, opts?: pulumi.ComponentResourceOptions) {
    const owner = `PullThroughCache "${name}"`;
    const clusterName = requireClusterName(owner, "clusterName", args.clusterName);
    const { partition, location, rules } = planCache(owner, args);
    const { keptImages = 100 } = args;
    requireWholeNumber(owner, "keptImages", keptImages, 10, 20_000);
    if (!args.keyArn) throw invalidArgument(owner, "keyArn", args.keyArn, "the ARN of a KMS key");
    super("hardened-cluster:index:PullThroughCache", name, args, opts);

    const role = new Role(
      `${name}-role`,
      {
        name: cacheRoleName(clusterName),
        description: `ECR makes repositories for cached images of ${clusterName}`,
        assumeRolePolicy: JSON.stringify({
          Version: "2012-10-17",
          Statement: [
            {
              Effect: "Allow",
              Principal: { Service: creationService(partition) },
              Action: "sts:AssumeRole",
            },
          ],
        }),
        permissionsBoundary: args.permissionsBoundaryArn,
      },
      { parent: this, dependsOn: opts?.dependsOn },
    );
    const prefixes = rules.map(({ prefix }) => prefix);
    const grants = [
      new RolePolicy(
        `${name}-repositories`,
        { name: "repositories", role: role.name, policy: creationPolicy(location, prefixes) },
        { parent: this },
      ),
      new RolePolicy(
        `${name}-key`,
        {
          name: "key",
          role: role.name,
          policy: pulumi.output(args.keyArn).apply(creationKeyPolicy),
        },
        { parent: this },
      ),
    ];

    for (const { url, prefix, credentialArn } of rules) {
      const child = `${name}-${prefix.replaceAll("/", "-")}`;
      const template = new RepositoryCreationTemplate(
        child,
        {
          prefix,
          description: `Images of ${url}`,
          appliedFors: ["PULL_THROUGH_CACHE"],
          customRoleArn: role.arn,
          imageTagMutability: "IMMUTABLE",
          encryptionConfigurations: [{ encryptionType: "KMS", kmsKey: args.keyArn }],
          lifecyclePolicy: lifecyclePolicy(14, keptImages),
          repositoryPolicy: repositoryPolicy({ ...location, pullAccountIds: [] }),
        },
        { parent: this, dependsOn: grants },
      );
      // A rule without its template would let ECR make repositories with the account's defaults.
      new PullThroughCacheRule(
        child,
        { ecrRepositoryPrefix: prefix, upstreamRegistryUrl: url, credentialArn },
        { parent: this, dependsOn: [template] },
      );
    }

    this.creationRoleArn = role.arn;
    this.registerOutputs({ creationRoleArn: this.creationRoleArn });
  }
}
