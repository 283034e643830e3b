import { Role, RolePolicy, RolePolicyAttachment } from "@pulumi/aws/iam";
import * as pulumi from "@pulumi/pulumi";
import { dnsSuffix, Partition, requireClusterName } from "./aws-account";
import { sessionAccessPolicy } from "./nodes/session-access";
import { knownAfter } from "./known-after";

export interface ClusterRolesArgs {
  /** Name of the cluster: 1 to 50 letters, digits and hyphens. Role names derive from it. */
  readonly clusterName: string;
  /** AWS partition. Default aws. */
  readonly partition?: Partition;
  /** Permissions boundary for both roles. Default none. */
  readonly permissionsBoundaryArn?: pulumi.Input<string>;
  /** Whether people open shells on the nodes through session manager. Default false. */
  readonly sessionAccess?: boolean;
  /** Whether EKS Auto Mode makes nodes, volumes and load balancers with the control plane's role. Default false. */
  readonly autoMode?: boolean;
}

/** Source: Amazon EKS user guide, "Amazon EKS Auto Mode cluster IAM role". */
const AUTO_MODE_POLICIES = [
  "AmazonEKSComputePolicy",
  "AmazonEKSBlockStoragePolicy",
  "AmazonEKSLoadBalancingPolicy",
  "AmazonEKSNetworkingPolicy",
];

/** Names of the roles, known before they exist, so that key policies can name them as plain text. */
export function clusterRoleNames(clusterName: string): { controlPlane: string; nodes: string } {
  return { controlPlane: `${clusterName}-control-plane`, nodes: `${clusterName}-nodes` };
}

/**
 * The two roles of an EKS cluster with nothing but what AWS requires of them. The control plane's role is trusted to EKS
 * alone and has the managed cluster policy alone (control eks-cluster-role-scope). Nodes may join the cluster and pull
 * images; they have no network-plugin policy, which belongs to that add-on's own role, and for session manager a policy of
 * our own instead of AWS's, which reads every parameter of the account (control ng-node-role-least).
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
      trust: string,
      policies: readonly string[],
      sessionAccess = false,
    ): pulumi.Output<string> => {
      const created = new Role(
        `${name}-${suffix}`,
        {
          name: roleName,
          description,
          assumeRolePolicy: trust,
          permissionsBoundary: args.permissionsBoundaryArn,
        },
        { parent: this, dependsOn: opts?.dependsOn },
      );
      const attached: pulumi.CustomResource[] = policies.map(
        (policy) =>
          new RolePolicyAttachment(
            `${name}-${suffix}-${policy}`,
            { role: created.name, policyArn: `arn:${partition}:iam::aws:policy/${policy}` },
            { parent: this },
          ),
      );
      if (sessionAccess) {
        attached.push(
          new RolePolicy(
            `${name}-${suffix}-session-access`,
            { role: created.name, name: "session-access", policy: sessionAccessPolicy() },
            { parent: this },
          ),
        );
      }
      // Waiting for the attachments makes whoever uses the ARN wait for the permissions.
      return knownAfter(created.arn, attached);
    };

    this.controlPlaneRoleArn = role(
      "control-plane",
      names.controlPlane,
      `EKS control plane of ${args.clusterName}`,
      trustPolicy("eks.amazonaws.com", args.autoMode),
      ["AmazonEKSClusterPolicy", ...(args.autoMode ? AUTO_MODE_POLICIES : [])],
    );
    this.nodeRoleArn = role(
      "nodes",
      names.nodes,
      `Nodes of ${args.clusterName}`,
      trustPolicy(`ec2.${dnsSuffix(partition)}`),
      ["AmazonEKSWorkerNodePolicy", "AmazonEC2ContainerRegistryPullOnly"],
      args.sessionAccess,
    );
    this.registerOutputs({
      controlPlaneRoleArn: this.controlPlaneRoleArn,
      nodeRoleArn: this.nodeRoleArn,
    });
  }
}

/** Auto Mode tags its sessions with the cluster's name, which needs an action of its own. */
function trustPolicy(service: string, taggedSessions = false): string {
  const Action = taggedSessions ? ["sts:AssumeRole", "sts:TagSession"] : "sts:AssumeRole";
  return JSON.stringify({
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Principal: { Service: service }, Action }],
  });
}
