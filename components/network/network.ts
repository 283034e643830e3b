import {
  DefaultSecurityGroup,
  RouteTable,
  RouteTableAssociation,
  Subnet,
  Vpc,
} from "@pulumi/aws/ec2";
import * as pulumi from "@pulumi/pulumi";
import { planAddresses } from "./addresses";

export interface NetworkArgs {
  /** AWS region, for example eu-central-1. */
  readonly region: string;
  /**
   * Address range of the VPC: a private IPv4 network from /16 to /22. It cannot be changed later. Each zone gets a
   * quarter of it, in the order of `availabilityZones`.
   */
  readonly vpcCidr: string;
  /**
   * Availability zones of the region, 2 to 4 of them. Add a zone only at the end: the subnets of the others then stay
   * as they are.
   */
  readonly availabilityZones: string[];
  /**
   * Address range of Kubernetes services: a private IPv4 network from /12 to /24 that does not overlap the VPC. It cannot
   * be changed later. Default 172.20.0.0/16.
   */
  readonly serviceCidr?: string;
  /** Networks that will be connected to this VPC one day and must not overlap it. Default none. */
  readonly reservedCidrs?: string[];
}

/**
 * A VPC with private subnets only: no internet gateway, no NAT gateway, no route but the local one (controls
 * ng-private-subnets, subnet-no-public-ip), and a default security group that lets nothing through (sg-default-closed).
 */
export class Network extends pulumi.ComponentResource {
  readonly vpcId: pulumi.Output<string>;
  /** Subnets for nodes and their pods, in the order of the zones. */
  readonly nodeSubnetIds: pulumi.Output<string>[];
  /** Small subnets for the network interfaces of the control plane, in the order of the zones. */
  readonly controlPlaneSubnetIds: pulumi.Output<string>[];

  constructor(name: string, args: NetworkArgs, opts?: pulumi.ComponentResourceOptions) {
    const plan = planAddresses(`Network "${name}"`, args);
    super("hardened-cluster:index:Network", name, args, opts);

    const vpc = new Vpc(
      `${name}-vpc`,
      {
        cidrBlock: plan.vpcCidr,
        // The private endpoint of the cluster is found through the VPC's own resolver.
        enableDnsSupport: true,
        enableDnsHostnames: true,
        tags: { Name: name },
      },
      { parent: this, dependsOn: opts?.dependsOn },
    );
    new DefaultSecurityGroup(
      `${name}-default-security-group`,
      { vpcId: vpc.id, ingress: [], egress: [], tags: { Name: `${name}-unused` } },
      { parent: this },
    );

    const subnet = (
      kind: "nodes" | "control-plane",
      availabilityZone: string,
      cidrBlock: string,
      tags: Readonly<Record<string, string>>,
    ): pulumi.Output<string> => {
      const label = `${name}-${kind}-${availabilityZone}`;
      const created = new Subnet(
        label,
        {
          vpcId: vpc.id,
          cidrBlock,
          availabilityZone,
          mapPublicIpOnLaunch: false,
          tags: { Name: label, ...tags },
        },
        { parent: this },
      );
      const routes = new RouteTable(
        `${label}-routes`,
        { vpcId: vpc.id, tags: { Name: label } },
        { parent: this },
      );
      new RouteTableAssociation(
        `${label}-routes`,
        { subnetId: created.id, routeTableId: routes.id },
        { parent: this },
      );
      return created.id;
    };

    // The tag lets load balancer controllers find the subnets, for internal load balancers only.
    const internal = { "kubernetes.io/role/internal-elb": "1" };
    const nodes = plan.zones.map(({ zone, nodes }) => subnet("nodes", zone, nodes, internal));
    const controlPlane = plan.zones.map((at) =>
      subnet("control-plane", at.zone, at.controlPlane, {}),
    );

    this.vpcId = vpc.id;
    this.nodeSubnetIds = nodes;
    this.controlPlaneSubnetIds = controlPlane;
    this.registerOutputs({
      vpcId: this.vpcId,
      nodeSubnetIds: this.nodeSubnetIds,
      controlPlaneSubnetIds: this.controlPlaneSubnetIds,
    });
  }
}
