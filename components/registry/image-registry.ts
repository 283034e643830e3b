import { LifecyclePolicy, Repository, RepositoryPolicy } from "@pulumi/aws/ecr";
import * as pulumi from "@pulumi/pulumi";
import type { Partition } from "../aws-account";
import { planRegistry } from "./registry-plan";

export interface ImageRegistryArgs {
  /** Id of the AWS account: 12 digits. Principals of other accounts are kept out. */
  readonly accountId: string;
  /** AWS region of the registry, for example eu-central-1. */
  readonly region: string;
  /** AWS partition. Default aws. */
  readonly partition?: Partition;
  /** Names of the repositories, for example storefront/web. A name cannot be changed later. */
  readonly repositories: string[];
  /** ARN of the customer key that encrypts images. It cannot be changed later. */
  readonly keyArn: pulumi.Input<string>;
  /** ARNs of the only IAM roles that may push and delete images, for example the role of your build system. */
  readonly pushRoleArns: string[];
  /** Ids of further accounts that may pull, each 12 digits. Default none. */
  readonly pullAccountIds?: string[];
  /** Days after which an image without a tag is deleted, 1 to 365. Default 14. */
  readonly untaggedDays?: number;
  /** Number of images that stay in each repository, newest first, 10 to 20000. Older ones are deleted. Default 500. */
  readonly keptImages?: number;
}

/**
 * Private repositories for the images of a cluster: tags that cannot be moved (control ecr-immutable), a customer key
 * (ecr-encrypted), a scan of every pushed image (ecr-scan), a lifecycle (ecr-lifecycle) and a policy that keeps other
 * accounts out and lets named roles push (ecr-policy-not-public). A repository with images in it is never deleted.
 *
 * The key's policy must let whoever deploys take out grants (kms:CreateGrant, kms:DescribeKey, kms:RetireGrant): ECR
 * encrypts with grants that it takes out in the name of the repository's creator.
 */
export class ImageRegistry extends pulumi.ComponentResource {
  /** Address of each repository by its name, for image references. */
  readonly repositoryUrls: pulumi.Output<Record<string, string>>;

  constructor(name: string, args: ImageRegistryArgs, opts?: pulumi.ComponentResourceOptions) {
    const plan = planRegistry(`ImageRegistry "${name}"`, args);
    super("hardened-cluster:index:ImageRegistry", name, args, opts);

    const urls: Record<string, pulumi.Output<string>> = {};
    for (const repository of plan.repositories) {
      const child = `${name}-${repository.replaceAll("/", "-")}`;
      const created = new Repository(
        child,
        {
          name: repository,
          imageTagMutability: "IMMUTABLE",
          imageScanningConfiguration: { scanOnPush: true },
          encryptionConfigurations: [{ encryptionType: "KMS", kmsKey: args.keyArn }],
          forceDelete: false,
        },
        { parent: this, dependsOn: opts?.dependsOn },
      );
      new RepositoryPolicy(
        `${child}-policy`,
        { repository: created.name, policy: plan.policy },
        { parent: this },
      );
      new LifecyclePolicy(
        `${child}-lifecycle`,
        { repository: created.name, policy: plan.lifecycle },
        { parent: this },
      );
      urls[repository] = created.repositoryUrl;
    }

    this.repositoryUrls = pulumi.all(urls);
    this.registerOutputs({ repositoryUrls: this.repositoryUrls });
  }
}
