import { Provider } from "@pulumi/kubernetes/provider";
import * as pulumi from "@pulumi/pulumi";
import type { Partition } from "./aws-account";
import { requireAdministrators, requireLocation } from "./aws-account";
import { ClusterAccess } from "./cluster-access";
import { ClusterRoles } from "./cluster-roles";
import { ControlPlane, planControlPlane } from "./control-plane";
import { ClusterKeys } from "./keys/cluster-keys";
import { execKubeconfig } from "./kubeconfig";
import { planAddresses } from "./network/addresses";
import { Network } from "./network/network";
import { ClusterSecurityGroups } from "./network/security-groups";
import { BottlerocketNodes } from "./nodes/node-group";
import { planNodes, type NodeSettings } from "./nodes/node-plan";

export interface HardenedClusterArgs {
  /** Id of the AWS account: 12 digits. */
  readonly accountId: string;
  /** AWS region, for example eu-central-1. */
  readonly region: string;
  /** AWS partition. Default aws. */
  readonly partition?: Partition;
  /** Name of the cluster: 1 to 50 letters, digits and hyphens. It cannot be changed later. Default the resource's name. */
  readonly clusterName?: string;
  /** Kubernetes minor version, one of the supported ones. Default 1.35. Raise it one minor at a time. */
  readonly kubernetesVersion?: string;
  /** Address range of the VPC: a private IPv4 network from /16 to /22. It cannot be changed later. */
  readonly vpcCidr: string;
  /** Availability zones of the region, 2 to 4 of them. Add a zone only at the end. */
  readonly availabilityZones: string[];
  /** Address range of Kubernetes services, outside the VPC's. It cannot be changed later. Default 172.20.0.0/16. */
  readonly serviceCidr?: string;
  /** Networks that will be connected to the VPC one day and must not overlap it. Default none. */
  readonly reservedCidrs?: string[];
  /**
   * ARN of the IAM role that runs the deployment. It administers the cluster and its keys: no other identity gets in by
   * having created them.
   */
  readonly deployerRoleArn: string;
  /** ARNs of further IAM roles that administer the cluster and its keys, for emergencies. Default none. */
  readonly administratorRoleArns?: string[];
  /** Permissions boundary for the roles of the cluster. Default none. */
  readonly permissionsBoundaryArn?: pulumi.Input<string>;
  /** Days to keep control-plane logs: a period that CloudWatch Logs offers, 365 or more. Default 365. */
  readonly logRetentionDays?: number;
  /** Size and kind of the node group. Default 2 to 6 nodes of m7i.large. */
  readonly nodes?: NodeSettings;
}

// Beside the class, because the component schema takes every property of the class for an output, and other languages
// cannot receive a provider as one.
const providers = new WeakMap<HardenedCluster, Provider>();

/** A private EKS cluster, hardened throughout, with its network, keys, nodes and named administrators. */
export class HardenedCluster extends pulumi.ComponentResource {
  readonly clusterName: pulumi.Output<string>;
  /** Address of the Kubernetes API, inside the VPC. */
  readonly endpoint: pulumi.Output<string>;
  /** Kubeconfig as JSON text, for the deployer's role. It holds no secret. */
  readonly kubeconfig: pulumi.Output<string>;
  readonly vpcId: pulumi.Output<string>;

  constructor(name: string, args: HardenedClusterArgs, opts?: pulumi.ComponentResourceOptions) {
    const clusterName = args.clusterName ?? name;
    // Everything is judged before the first resource is registered, so that bad input leaves nothing behind.
    requirePlan(`HardenedCluster "${name}"`, { ...args, clusterName });
    super("hardened-cluster:index:HardenedCluster", name, args, opts);
    const { accountId, region, partition, kubernetesVersion, deployerRoleArn } = args;
    const { administratorRoleArns, serviceCidr } = args;
    const first = { parent: this, dependsOn: opts?.dependsOn };

    const roles = new ClusterRoles(
      `${name}-roles`,
      { clusterName, partition, permissionsBoundaryArn: args.permissionsBoundaryArn },
      first,
    );
    const keys = new ClusterKeys(
      `${name}-keys`,
      { clusterName, accountId, region, partition, deployerRoleArn, administratorRoleArns },
      { parent: this, dependsOn: [roles] },
    );
    const network = new Network(
      `${name}-network`,
      {
        region,
        vpcCidr: args.vpcCidr,
        availabilityZones: args.availabilityZones,
        serviceCidr,
        reservedCidrs: args.reservedCidrs,
      },
      first,
    );
    const groups = new ClusterSecurityGroups(
      `${name}-security-groups`,
      { vpcId: network.vpcId },
      { parent: this },
    );
    const controlPlane = new ControlPlane(
      `${name}-control-plane`,
      {
        clusterName,
        kubernetesVersion,
        roleArn: roles.controlPlaneRoleArn,
        subnetIds: network.controlPlaneSubnetIds,
        securityGroupId: groups.controlPlaneSecurityGroupId,
        serviceCidr,
        secretsKeyArn: keys.secretsKeyArn,
        logsKeyArn: keys.logsKeyArn,
        logRetentionDays: args.logRetentionDays,
      },
      { parent: this, dependsOn: [keys, network, groups] },
    );
    const access = new ClusterAccess(
      `${name}-access`,
      { clusterName, partition, deployerRoleArn, administratorRoleArns },
      { parent: this, dependsOn: [controlPlane] },
    );
    new BottlerocketNodes(
      `${name}-nodes`,
      {
        clusterName,
        kubernetesVersion,
        roleArn: roles.nodeRoleArn,
        subnetIds: network.nodeSubnetIds,
        securityGroupId: groups.nodeSecurityGroupId,
        volumesKeyArn: keys.volumesKeyArn,
        settings: args.nodes,
      },
      { parent: this, dependsOn: [controlPlane, access] },
    );

    const { endpoint, certificateAuthority } = controlPlane;
    this.kubeconfig = pulumi.all([endpoint, certificateAuthority]).apply(([address, authority]) =>
      execKubeconfig({
        endpoint: address,
        certificateAuthority: authority,
        clusterName,
        region,
        roleArn: deployerRoleArn,
      }),
    );
    const provider = new Provider(
      `${name}-kubernetes`,
      { kubeconfig: this.kubeconfig, clusterIdentifier: clusterName },
      { parent: this, dependsOn: [access] },
    );
    providers.set(this, provider);
    this.clusterName = pulumi.output(clusterName);
    this.endpoint = endpoint;
    this.vpcId = network.vpcId;
    this.registerOutputs({
      clusterName: this.clusterName,
      endpoint: this.endpoint,
      kubeconfig: this.kubeconfig,
      vpcId: this.vpcId,
    });
  }

  /** The Kubernetes provider of the cluster, for everything that is made inside it. */
  get provider(): Provider {
    const provider = providers.get(this);
    if (provider === undefined) throw new Error("The cluster has not been constructed.");
    return provider;
  }
}

function requirePlan(owner: string, args: HardenedClusterArgs & { clusterName: string }): void {
  requireLocation(owner, args);
  requireAdministrators(owner, args);
  planControlPlane(owner, args);
  planAddresses(owner, args);
  planNodes(owner, "nodes", { ...args, settings: args.nodes });
}
