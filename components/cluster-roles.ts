import { Role, RolePolicyAttachment } from "@pulumi/aws/iam";
import * as pulumi from "@pulumi/pulumi";
import { dnsSuffix, Partition, requireClusterName } from "./aws-account";

export interface ClusterRolesArgs {
  /** Name of the cluster: 1 to 50 letters, digits and hyphens. Role names derive from it. */
  readonly clusterName: string;
  /** AWS partition. Default aws. */
  readonly partition?: Partition;
  /** Permissions boundary for both roles. Default none. */
  readonly permissionsBoundaryArn?: pulumi.Input<string>;
}

/** Names of the roles, known before they exist, so that key policies can name them as plain text. */
export function clusterRoleNames(clusterName: string): { controlPlane: string; nodes: string } {
  return { controlPlane: `${clusterName}-control-plane`, nodes: `${clusterName}-nodes` };
}

/**
 * The two roles of an EKS cluster with nothing but what AWS requires of them. The control plane's role is trusted to EKS
 * alone and has the managed cluster policy alone (control eks-cluster-role-scope). Nodes may join the cluster and pull
 * images; they have no network-plugin policy, which belongs to that add-on's own role (control ng-node-role-least).
 */
export class ClusterRoles extends pulumi.ComponentResource {
  /** ARN of the role that EKS assumes; it carries its policies when this is known. */
  readonly controlPlaneRoleArn: pulumi.Output<string>;
  /** ARN of the role of the nodes; it carries its policies when this is known. */
  readonly nodeRoleArn: pulumi.Output<string>;

  constructor(name: string, args: ClusterRolesArgs, opts?: pulumi.ComponentResourceOptions) {
    const owner = `ClusterRoles "${name}"`;
    const names = clusterRoleNames(requireClusterName(owner, "clusterName", args.clusterName));
    super("hardened-cluster:index:ClusterRoles", name, args, opts);

    const partition = args.partition ?? Partition.Aws;
    const role = (
      suffix: string,
      roleName: string,
      description: string,
      service: string,
      policies: readonly string[],
    ): pulumi.Output<string> => {
      const created = new Role(
        `${name}-${suffix}`,
        {
          name: roleName,
          description,
          assumeRolePolicy: trustPolicy(service),
          permissionsBoundary: args.permissionsBoundaryArn,
        },
        { parent: this, dependsOn: opts?.dependsOn },
      );
      const attached = policies.map(
        (policy) =>
          new RolePolicyAttachment(
            `${name}-${suffix}-${policy}`,
            { role: created.name, policyArn: `arn:${partition}:iam::aws:policy/${policy}` },
            { parent: this },
          ),
      );
      // Waiting for the attachments makes whoever uses the ARN wait for the permissions.
      const permissions = pulumi.all(attached.map((one) => one.id));
      return pulumi.all({ arn: created.arn, permissions }).apply(({ arn }) => arn);
    };

    this.controlPlaneRoleArn = role(
      "control-plane",
      names.controlPlane,
      `EKS control plane of ${args.clusterName}`,
      "eks.amazonaws.com",
      ["AmazonEKSClusterPolicy"],
    );
    this.nodeRoleArn = role(
      "nodes",
      names.nodes,
      `Nodes of ${args.clusterName}`,
      `ec2.${dnsSuffix(partition)}`,
      ["AmazonEKSWorkerNodePolicy", "AmazonEC2ContainerRegistryPullOnly"],
    );
    this.registerOutputs({
      controlPlaneRoleArn: this.controlPlaneRoleArn,
      nodeRoleArn: this.nodeRoleArn,
    });
  }
}

function trustPolicy(service: string): string {
  return JSON.stringify({
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Principal: { Service: service }, Action: "sts:AssumeRole" }],
  });
}
