import * as pulumi from "@pulumi/pulumi";
import type { Partition } from "../aws-account";
import { DnsFirewall } from "./dns-firewall";
import type { EndpointService } from "./needs";
import { NetworkAcls } from "./network-acls";
import type { S3Addresses } from "./network-acl-rules";
import { NetworkLogs } from "./network-logs";
import { Egress, Network } from "./network";
import type { PortRule } from "./ports";
import type { PublicLoadBalancer } from "./public-load-balancer";
import { S3Gateway } from "./s3-gateway";
import { ClusterSecurityGroups } from "./security-groups";
import { VpcEndpoints } from "./vpc-endpoints";

/** What a user decides about the network of a cluster. */
export interface NetworkSettings {
  /** Address range of the VPC: a private IPv4 network from /16 to /22. It cannot be changed later. */
  readonly vpcCidr: string;
  /** Availability zones of the region, 2 to 4 of them. Add a zone only at the end. */
  readonly availabilityZones: string[];
  /** Address range of Kubernetes services, outside the VPC's. It cannot be changed later. Default 172.20.0.0/16. */
  readonly serviceCidr?: string;
  /** Second address range of the VPC, for pods alone: from /16 to /20. Default none. */
  readonly podCidr?: string;
  /** Networks that will be connected to the VPC one day and must not overlap it. Default none. */
  readonly reservedCidrs?: string[];
  /** Way from nodes and pods to the internet: none or nat. Default none. */
  readonly egress?: Egress;
  /** The public load balancer, for which there are public subnets. Default none. */
  readonly publicLoadBalancer?: PublicLoadBalancer;
  /** Networks from which people and pipelines reach the Kubernetes API on port 443. Default none. */
  readonly apiClientCidrs?: string[];
  /** Accounts beside the own one and that of EKS from whose ECR repositories nodes pull. Default none. */
  readonly imageAccountIds?: string[];
  /** Buckets of the account that workloads use. Default none. */
  readonly bucketNames?: string[];
  /** Addresses of Amazon S3 in the network ACLs: any, or the table of the region. Default any. */
  readonly s3Addresses?: S3Addresses;
  /**
   * Domains that may be looked up beside those of AWS services; all others are refused. Default all domains may be looked
   * up.
   */
  readonly allowedDomains?: string[];
}

export interface ClusterNetworkArgs extends NetworkSettings {
  /** Name of the cluster: 1 to 50 letters, digits and hyphens. */
  readonly clusterName: string;
  /** Id of the AWS account: 12 digits. */
  readonly accountId: string;
  /** AWS region, for example eu-central-1. */
  readonly region: string;
  /** AWS partition. Default aws. */
  readonly partition?: Partition;
  /** Every port that is open between control plane, nodes and endpoints; nothing else is. */
  readonly rules: PortRule[];
  /** AWS services to reach through endpoints of the VPC. */
  readonly services: EndpointService[];
  /** ARN of the customer key for logs. */
  readonly logsKeyArn: pulumi.Input<string>;
  /** Days to keep flow logs and DNS queries. Default 365. */
  readonly logRetentionDays?: number;
  /** Permissions boundary for the role that delivers flow logs. Default none. */
  readonly permissionsBoundaryArn?: pulumi.Input<string>;
}

/** The network of a cluster with everything that guards it: groups, ACLs, endpoints, logs and DNS. */
export class ClusterNetwork extends pulumi.ComponentResource {
  readonly vpcId: pulumi.Output<string>;
  readonly nodeSubnetIds: pulumi.Output<string>[];
  readonly controlPlaneSubnetIds: pulumi.Output<string>[];
  readonly endpointSubnetIds: pulumi.Output<string>[];
  readonly controlPlaneSecurityGroupId: pulumi.Output<string>;
  readonly nodeSecurityGroupId: pulumi.Output<string>;
  /** Belongs on mount targets of network file systems; there when a rule is about them. */
  readonly fileSystemSecurityGroupId?: pulumi.Output<string>;
  /** Belongs on the public load balancer; there when one is declared. */
  readonly loadBalancerSecurityGroupId?: pulumi.Output<string>;

  constructor(name: string, args: ClusterNetworkArgs, opts?: pulumi.ComponentResourceOptions) {
    super("hardened-cluster:index:ClusterNetwork", name, args, opts);
    const { accountId, region, partition, rules, publicLoadBalancer, apiClientCidrs } = args;
    const location = { accountId, region, partition };
    const internetEgress = args.egress === Egress.Nat;
    const own = { parent: this };

    const network = new Network(
      name,
      {
        region,
        vpcCidr: args.vpcCidr,
        availabilityZones: args.availabilityZones,
        serviceCidr: args.serviceCidr,
        podCidr: args.podCidr,
        reservedCidrs: args.reservedCidrs,
        egress: args.egress,
        publicLoadBalancers: publicLoadBalancer !== undefined,
        interfaceEndpoints: true,
      },
      { parent: this, dependsOn: opts?.dependsOn },
    );
    const { vpcId } = network;
    const s3 = new S3Gateway(
      `${name}-s3`,
      {
        ...location,
        vpcId,
        routeTableIds: network.privateRouteTableIds,
        bucketNames: args.bucketNames,
      },
      own,
    );
    const groups = new ClusterSecurityGroups(
      `${name}-groups`,
      {
        vpcId,
        rules,
        s3PrefixListId: s3.prefixListId,
        apiClientCidrs,
        internetEgress,
        publicLoadBalancer,
      },
      own,
    );
    new NetworkAcls(
      `${name}-acls`,
      {
        region,
        vpcId,
        defaultNetworkAclId: network.defaultNetworkAclId,
        cidrs: args.podCidr === undefined ? [args.vpcCidr] : [args.vpcCidr, args.podCidr],
        rules,
        nodeSubnetIds: [...network.nodeSubnetIds, ...network.podSubnetIds],
        controlPlaneSubnetIds: network.controlPlaneSubnetIds,
        endpointSubnetIds: network.endpointSubnetIds,
        publicSubnetIds: network.publicSubnetIds,
        apiClientCidrs,
        internetEgress,
        publicLoadBalancer,
        s3Addresses: args.s3Addresses,
      },
      own,
    );
    new VpcEndpoints(
      `${name}-endpoints`,
      {
        ...location,
        vpcId,
        subnetIds: network.endpointSubnetIds,
        securityGroupId: requireGroup(groups.endpointSecurityGroupId),
        services: args.services,
        imageAccountIds: args.imageAccountIds,
      },
      own,
    );
    new NetworkLogs(
      `${name}-logs`,
      {
        ...location,
        clusterName: args.clusterName,
        vpcId,
        logsKeyArn: args.logsKeyArn,
        logRetentionDays: args.logRetentionDays,
        permissionsBoundaryArn: args.permissionsBoundaryArn,
      },
      own,
    );
    const { allowedDomains } = args;
    if (allowedDomains !== undefined) {
      new DnsFirewall(`${name}-dns`, { region, vpcId, allowedDomains }, own);
    }

    this.vpcId = vpcId;
    this.nodeSubnetIds = network.nodeSubnetIds;
    this.controlPlaneSubnetIds = network.controlPlaneSubnetIds;
    this.endpointSubnetIds = network.endpointSubnetIds;
    this.controlPlaneSecurityGroupId = groups.controlPlaneSecurityGroupId;
    this.nodeSecurityGroupId = groups.nodeSecurityGroupId;
    this.fileSystemSecurityGroupId = groups.fileSystemSecurityGroupId;
    this.loadBalancerSecurityGroupId = groups.loadBalancerSecurityGroupId;
    this.registerOutputs({
      vpcId,
      nodeSubnetIds: this.nodeSubnetIds,
      controlPlaneSubnetIds: this.controlPlaneSubnetIds,
      endpointSubnetIds: this.endpointSubnetIds,
      controlPlaneSecurityGroupId: this.controlPlaneSecurityGroupId,
      nodeSecurityGroupId: this.nodeSecurityGroupId,
    });
  }
}

/** The plan always has rules for endpoints, whatever add-ons there are. */
function requireGroup(group: pulumi.Output<string> | undefined): pulumi.Output<string> {
  if (group === undefined) throw new Error("The rules of a cluster network name no endpoints.");
  return group;
}
