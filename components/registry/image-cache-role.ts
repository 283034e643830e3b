import { Role, RolePolicy } from "@pulumi/aws/iam";
import * as pulumi from "@pulumi/pulumi";
import { dnsSuffix, requireClusterName, requireLocation, type Partition } from "../aws-account";
import { creationPolicy } from "./registry-policies";
import { planRules, type CachedUpstream } from "./upstreams";
import { knownAfter } from "../known-after";

export interface ImageCacheRoleArgs {
  /** Name of the cluster that pulls: 1 to 50 letters, digits and hyphens. The name of the role derives from it. */
  readonly clusterName: string;
  /** Id of the AWS account: 12 digits. */
  readonly accountId: string;
  /** AWS region of the registry, for example eu-central-1. */
  readonly region: string;
  /** AWS partition. Default aws. */
  readonly partition?: Partition;
  /** The public registries to cache, as `PullThroughCache` has them. */
  readonly upstreams: CachedUpstream[];
  /** Permissions boundary for the role. Default none. */
  readonly permissionsBoundaryArn?: pulumi.Input<string>;
}

/** Name of the role that ECR makes cached repositories with, known before it exists, for key policies. */
export function cacheRoleName(clusterName: string): string {
  return `${clusterName}-image-cache`;
}

/**
 * The role that ECR makes repositories for cached images with, below their prefixes only (control
 * iam-no-wildcard-resource). Use of the registry's key is granted by that key's own policy, which names the role.
 */
export class ImageCacheRole extends pulumi.ComponentResource {
  /** ARN of the role; it carries its policy when this is known. */
  readonly roleArn: pulumi.Output<string>;

  constructor(name: string, args: ImageCacheRoleArgs, opts?: pulumi.ComponentResourceOptions) {
    const owner = `ImageCacheRole "${name}"`;
    const location = requireLocation(owner, args);
    const clusterName = requireClusterName(owner, "clusterName", args.clusterName);
    const rules = planRules(owner, args.upstreams);
    super("hardened-cluster:index:ImageCacheRole", name, args, opts);

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
              Principal: { Service: `ecr.${dnsSuffix(location.partition)}` },
              Action: "sts:AssumeRole",
            },
          ],
        }),
        permissionsBoundary: args.permissionsBoundaryArn,
      },
      { parent: this, dependsOn: opts?.dependsOn },
    );
    const permissions = new RolePolicy(
      `${name}-repositories`,
      {
        name: "repositories",
        role: role.name,
        policy: creationPolicy(
          location,
          rules.map(({ prefix }) => prefix),
        ),
      },
      { parent: this },
    );
    // Waiting for the policy makes whoever uses the ARN wait for the permissions.
    this.roleArn = knownAfter(role.arn, [permissions]);
    this.registerOutputs({ roleArn: this.roleArn });
  }
}
