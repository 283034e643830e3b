import { AccessEntry, AccessPolicyAssociation } from "@pulumi/aws/eks";
import * as pulumi from "@pulumi/pulumi";
import { Partition, requireAdministrators, requireClusterName } from "./aws-account";

export interface ClusterAccessArgs {
  /** Name of the cluster. */
  readonly clusterName: string;
  /** AWS partition. Default aws. */
  readonly partition?: Partition;
  /** ARN of the IAM role that runs the deployment. Without it nobody could create anything inside the cluster. */
  readonly deployerRoleArn: string;
  /** ARNs of further IAM roles that administer the cluster, for emergencies. Default none. */
  readonly administratorRoleArns?: string[];
}

/**
 * The named administrators of a cluster and nobody else (controls eks-access-entry-groups, eks-access-policy-admin): one
 * access entry for each role, of type STANDARD and in no Kubernetes group, with the cluster administrator policy.
 */
export class ClusterAccess extends pulumi.ComponentResource {
  constructor(name: string, args: ClusterAccessArgs, opts?: pulumi.ComponentResourceOptions) {
    const owner = `ClusterAccess "${name}"`;
    const [deployer, ...administrators] = requireAdministrators(owner, args);
    const clusterName = requireClusterName(owner, "clusterName", args.clusterName);
    super("hardened-cluster:index:ClusterAccess", name, args, opts);

    const partition = args.partition ?? Partition.Aws;
    const policyArn = `arn:${partition}:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy`;
    const admit = (suffix: string, principalArn: string): void => {
      const entry = new AccessEntry(
        `${name}-${suffix}`,
        { clusterName, principalArn, type: "STANDARD" },
        { parent: this, dependsOn: opts?.dependsOn },
      );
      new AccessPolicyAssociation(
        `${name}-${suffix}`,
        { clusterName, principalArn, policyArn, accessScope: { type: "cluster" } },
        { parent: this, dependsOn: [entry] },
      );
    };

    if (deployer !== undefined) admit("deployer", deployer);
    for (const arn of administrators) admit(`administrator-${roleLabel(arn)}`, arn);
    this.registerOutputs({});
  }
}

/** Account and role of an ARN: a name that stays when the list is reordered. */
function roleLabel(arn: string): string {
  const [, , , , account = "", resource = ""] = arn.split(":");
  return `${account}-${resource.replace(/^role\//, "").replaceAll("/", "-")}`;
}
