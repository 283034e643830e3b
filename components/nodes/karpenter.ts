import { AccessEntry, PodIdentityAssociation } from "@pulumi/aws/eks";
import { InstanceProfile, RolePolicy } from "@pulumi/aws/iam";
import * as pulumi from "@pulumi/pulumi";
import { dnsSuffix, requireClusterName, requireLocation, type Partition } from "../aws-account";
import {
  KARPENTER_IDENTITY,
  karpenterNames,
  karpenterPolicy,
  karpenterTrust,
} from "./karpenter-policies";
import { instanceTrust, serviceRole } from "./service-role";
import { sessionAccessPolicy } from "./session-access";

export interface KarpenterIdentityArgs {
  /** Name of the cluster: 1 to 50 letters, digits and hyphens. */
  readonly clusterName: string;
  /** Id of the AWS account: 12 digits. */
  readonly accountId: string;
  /** AWS region of the cluster, for example eu-central-1. */
  readonly region: string;
  /** AWS partition. Default aws. */
  readonly partition?: Partition;
  /** Permissions boundary for both roles. Default none. */
  readonly permissionsBoundaryArn?: pulumi.Input<string>;
  /** Whether people open shells on the nodes through session manager. Default false. */
  readonly sessionAccess?: boolean;
}

/**
 * The roles of Karpenter and its nodes. The controller, service account kube-system/karpenter, has a role of its own by Pod
 * Identity (control iam-pod-identity-trust), which handles instances with the cluster's tag alone. Nodes have the least role
 * (control ng-node-role-least) and an instance profile that the controller cannot change. Belongs before the keys, whose
 * policies name the controller's role; `KarpenterAccess` comes when the cluster exists. The controller itself comes from its
 * chart, with `settings.isolatedVPC` and the queue's name.
 */
export class KarpenterIdentity extends pulumi.ComponentResource {
  /** ARN of the controller's role. */
  readonly controllerRoleArn: pulumi.Output<string>;
  /** ARN of the nodes' role. */
  readonly nodeRoleArn: pulumi.Output<string>;
  /** Name of the nodes' instance profile, for node classes. */
  readonly instanceProfileName: pulumi.Output<string>;

  constructor(name: string, args: KarpenterIdentityArgs, opts?: pulumi.ComponentResourceOptions) {
    const owner = `KarpenterIdentity "${name}"`;
    const location = requireLocation(owner, args);
    const clusterName = requireClusterName(owner, "clusterName", args.clusterName);
    super("hardened-cluster:index:KarpenterIdentity", name, args, opts);

    const { permissionsBoundaryArn } = args;
    const first = { parent: this, dependsOn: opts?.dependsOn };
    const names = karpenterNames(clusterName);
    const request = { ...location, clusterName };
    const controller = serviceRole(
      `${name}-controller`,
      {
        roleName: names.controllerRole,
        description: `Karpenter controller of ${clusterName}`,
        trust: karpenterTrust(request),
        managedPolicies: [],
        permissionsBoundaryArn,
      },
      first,
    );
    const permissions = new RolePolicy(
      `${name}-controller`,
      { role: controller.role.name, name: "karpenter", policy: karpenterPolicy(request) },
      { parent: this },
    );
    const nodes = serviceRole(
      `${name}-nodes`,
      {
        roleName: names.nodeRole,
        description: `Karpenter nodes of ${clusterName}`,
        trust: instanceTrust(dnsSuffix(location.partition)),
        managedPolicies: ["AmazonEKSWorkerNodePolicy", "AmazonEC2ContainerRegistryPullOnly"].map(
          (policy) => `arn:${location.partition}:iam::aws:policy/${policy}`,
        ),
        permissionsBoundaryArn,
      },
      first,
    );
    if (args.sessionAccess === true) {
      new RolePolicy(
        `${name}-nodes-session-access`,
        { role: nodes.role.name, name: "session-access", policy: sessionAccessPolicy() },
        { parent: this },
      );
    }
    const profile = new InstanceProfile(
      `${name}-nodes`,
      { name: names.instanceProfile, role: nodes.role.name },
      { parent: this, dependsOn: nodes.all },
    );
    // Waiting for the policy makes whoever uses the role wait for its permissions.
    this.controllerRoleArn = pulumi
      .all([controller.role.arn, permissions.id])
      .apply(([arn]) => arn);
    this.nodeRoleArn = nodes.role.arn;
    this.instanceProfileName = profile.name;
    this.registerOutputs({
      controllerRoleArn: this.controllerRoleArn,
      nodeRoleArn: this.nodeRoleArn,
      instanceProfileName: this.instanceProfileName,
    });
  }
}

export interface KarpenterAccessArgs {
  /** Name of the cluster. */
  readonly clusterName: string;
  /** ARN of the controller's role. */
  readonly controllerRoleArn: pulumi.Input<string>;
  /** ARN of the nodes' role. */
  readonly nodeRoleArn: pulumi.Input<string>;
}

/**
 * Binds the controller's service account to its role, and lets Karpenter's nodes join: an access entry of type EC2_LINUX,
 * which takes no groups and no policies. Wants the cluster to exist.
 */
export class KarpenterAccess extends pulumi.ComponentResource {
  constructor(name: string, args: KarpenterAccessArgs, opts?: pulumi.ComponentResourceOptions) {
    const owner = `KarpenterAccess "${name}"`;
    const clusterName = requireClusterName(owner, "clusterName", args.clusterName);
    super("hardened-cluster:index:KarpenterAccess", name, args, opts);

    const place = { parent: this, dependsOn: opts?.dependsOn };
    new PodIdentityAssociation(
      `${name}-controller`,
      { clusterName, ...KARPENTER_IDENTITY, roleArn: args.controllerRoleArn },
      place,
    );
    new AccessEntry(
      `${name}-nodes`,
      { clusterName, principalArn: args.nodeRoleArn, type: "EC2_LINUX" },
      place,
    );
    this.registerOutputs({});
  }
}
