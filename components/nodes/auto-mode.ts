import { AccessEntry, AccessPolicyAssociation } from "@pulumi/aws/eks";
import { CustomResource } from "@pulumi/kubernetes/apiextensions";
import * as pulumi from "@pulumi/pulumi";
import { dnsSuffix, Partition, requireClusterName } from "../aws-account";
import { nodePoolSpec, planNodePool, requirePoolName, type NodePoolSettings } from "./node-pool";
import { instanceTrust, serviceRole } from "./service-role";
import { knownAfter } from "../known-after";

/** Name of the role of Auto Mode nodes, known before it exists. */
export function autoModeNodeRoleName(clusterName: string): string {
  return `${clusterName}-auto-nodes`;
}

export interface AutoModeIdentityArgs {
  /** Name of the cluster: 1 to 50 letters, digits and hyphens. */
  readonly clusterName: string;
  /** AWS partition. Default aws. */
  readonly partition?: Partition;
  /** Permissions boundary for the role. Default none. */
  readonly permissionsBoundaryArn?: pulumi.Input<string>;
}

/**
 * The role of nodes that EKS Auto Mode makes, and their way into the cluster. The role may join the cluster and pull images
 * and nothing else (control ng-node-role-least). Belongs before any node class that names the role.
 * Source: Amazon EKS user guide, "Create a Node Class for Amazon EKS", access entry of a node class.
 */
export class AutoModeIdentity extends pulumi.ComponentResource {
  /** Name of the role, which is known when the role carries its policies and its access entry. */
  readonly nodeRoleName: pulumi.Output<string>;

  constructor(name: string, args: AutoModeIdentityArgs, opts?: pulumi.ComponentResourceOptions) {
    const owner = `AutoModeIdentity "${name}"`;
    const clusterName = requireClusterName(owner, "clusterName", args.clusterName);
    super("hardened-cluster:index:AutoModeIdentity", name, args, opts);

    const { partition = Partition.Aws } = args;
    const { role, all } = serviceRole(
      `${name}-nodes`,
      {
        roleName: autoModeNodeRoleName(clusterName),
        description: `Auto Mode nodes of ${clusterName}`,
        trust: instanceTrust(dnsSuffix(partition)),
        managedPolicies: [
          "AmazonEKSWorkerNodeMinimalPolicy",
          "AmazonEC2ContainerRegistryPullOnly",
        ].map((policy) => `arn:${partition}:iam::aws:policy/${policy}`),
        permissionsBoundaryArn: args.permissionsBoundaryArn,
      },
      { parent: this, dependsOn: opts?.dependsOn },
    );
    const entry = new AccessEntry(
      `${name}-nodes`,
      { clusterName, principalArn: role.arn, type: "EC2" },
      { parent: this, dependsOn: opts?.dependsOn },
    );
    const association = new AccessPolicyAssociation(
      `${name}-nodes`,
      {
        clusterName,
        principalArn: role.arn,
        policyArn: `arn:${partition}:eks::aws:cluster-access-policy/AmazonEKSAutoNodePolicy`,
        accessScope: { type: "cluster" },
      },
      { parent: this, dependsOn: [entry] },
    );
    this.nodeRoleName = knownAfter(role.name, [association, ...all]);
    this.registerOutputs({ nodeRoleName: this.nodeRoleName });
  }
}

export interface AutoModeNodePoolArgs {
  /** Name of the pool and of its node class: lower-case letters, digits and hyphens. Default the resource's name. */
  readonly poolName?: string;
  /** Name of the nodes' role. */
  readonly nodeRoleName: pulumi.Input<string>;
  /** Private subnets for the nodes. */
  readonly subnetIds: pulumi.Input<pulumi.Input<string>[]>;
  /** Security group of the nodes. */
  readonly securityGroupId: pulumi.Input<string>;
  /** ARN of the customer key for node volumes. Its policy must let the control plane's role in. */
  readonly volumesKeyArn: pulumi.Input<string>;
  /** What nodes may be made. */
  readonly settings?: NodePoolSettings;
}

/**
 * A pool of EKS Auto Mode nodes with a node class of our own (controls auto-mode-network-policy, ng-disk-encrypted,
 * ng-no-public-ip): pods are denied all traffic until a network policy allows it, storage is encrypted with a customer key,
 * nodes have no public address. Wants the Kubernetes provider of the cluster in its options, and network policies turned on
 * in the ConfigMap kube-system/amazon-vpc-cni, as the vpc-cni add-on does.
 * Source: Amazon EKS user guide, "Create a Node Class for Amazon EKS".
 */
export class AutoModeNodePool extends pulumi.ComponentResource {
  constructor(name: string, args: AutoModeNodePoolArgs, opts?: pulumi.ComponentResourceOptions) {
    const owner = `AutoModeNodePool "${name}"`;
    const poolName = requirePoolName(owner, "poolName", args.poolName ?? name);
    const plan = planNodePool(owner, "settings", args.settings);
    super("hardened-cluster:index:AutoModeNodePool", name, args, opts);

    const nodeClass = new CustomResource(
      `${name}-node-class`,
      {
        apiVersion: "eks.amazonaws.com/v1",
        kind: "NodeClass",
        metadata: { name: poolName },
        spec: {
          role: args.nodeRoleName,
          subnetSelectorTerms: pulumi.output(args.subnetIds).apply((ids) => ids.map(byId)),
          securityGroupSelectorTerms: [{ id: args.securityGroupId }],
          networkPolicy: "DefaultDeny",
          networkPolicyEventLogs: "Enabled",
          ephemeralStorage: { size: `${plan.volumeSizeGib}Gi`, kmsKeyID: args.volumesKeyArn },
          advancedNetworking: { associatePublicIPAddress: false },
        },
      },
      { parent: this, dependsOn: opts?.dependsOn },
    );
    new CustomResource(
      `${name}-node-pool`,
      {
        apiVersion: "karpenter.sh/v1",
        kind: "NodePool",
        metadata: { name: poolName },
        spec: nodePoolSpec(plan, {
          group: "eks.amazonaws.com",
          kind: "NodeClass",
          name: poolName,
          labelPrefix: "eks.amazonaws.com",
        }),
      },
      { parent: this, dependsOn: [nodeClass] },
    );
    this.registerOutputs({});
  }
}

function byId(id: string): { id: string } {
  return { id };
}
