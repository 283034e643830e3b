import { DefaultSecurityGroup, Vpc, VpcIpv4CidrBlockAssociation } from "@pulumi/aws/ec2";
import * as pulumi from "@pulumi/pulumi";
import { invalidArgument } from "../invalid-argument";
import { planAddresses, type AddressPlan } from "./addresses";
import { createInternetGateway, createNatGateways } from "./internet";
import { createZoneSubnets, type ZoneSubnet } from "./zone-subnets";

/** Ways from nodes and pods to the internet. */
export const Egress = {
  /** No way: no NAT gateway, no route. AWS services are reached through VPC endpoints. */
  None: "none",
  /** Through a NAT gateway in each zone. */
  Nat: "nat",
} as const;
export type Egress = (typeof Egress)[keyof typeof Egress];

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
  /**
   * Second address range of the VPC, for pods alone: from /16 to /20, in 100.64.0.0/10 or in the private network that
   * `vpcCidr` is in. Each zone gets a quarter of it. Default none: pods get addresses of the node subnets.
   */
  readonly podCidr?: string;
  /** Networks that will be connected to this VPC one day and must not overlap it. Default none. */
  readonly reservedCidrs?: string[];
  /** Way from nodes and pods to the internet. Default none. */
  readonly egress?: Egress;
  /** Whether there are public subnets for load balancers, with a route to the internet. Default false. */
  readonly publicLoadBalancers?: boolean;
  /** Whether there are subnets for interface endpoints. Default false. */
  readonly interfaceEndpoints?: boolean;
}

/**
 * A VPC with private subnets: no internet gateway, no NAT gateway, no route but the local one unless they are asked for
 * (controls ng-private-subnets, subnet-no-public-ip), and a default security group that lets nothing through
 * (sg-default-closed). Nodes and pods never share a subnet, nor a route, with what faces the internet.
 */
export class Network extends pulumi.ComponentResource {
  readonly vpcId: pulumi.Output<string>;
  /** Subnets for nodes and, without `podCidr`, their pods, in the order of the zones. */
  readonly nodeSubnetIds: pulumi.Output<string>[];
  /** Small subnets for the network interfaces of the control plane, in the order of the zones. */
  readonly controlPlaneSubnetIds: pulumi.Output<string>[];
  /** Subnets for pods in the order of the zones; empty without `podCidr`. */
  readonly podSubnetIds: pulumi.Output<string>[];
  /** Subnets for interface endpoints in the order of the zones; empty unless asked for. */
  readonly endpointSubnetIds: pulumi.Output<string>[];
  /** Subnets with a route to the internet in the order of the zones; empty unless asked for. */
  readonly publicSubnetIds: pulumi.Output<string>[];
  /** Route tables of nodes and pods, where gateway endpoints belong. */
  readonly privateRouteTableIds: pulumi.Output<string>[];
  /** The network ACL that subnets without one of their own fall back to. */
  readonly defaultNetworkAclId: pulumi.Output<string>;

  constructor(name: string, args: NetworkArgs, opts?: pulumi.ComponentResourceOptions) {
    const owner = `Network "${name}"`;
    const plan = planAddresses(owner, args);
    const egress = requireEgress(owner, args.egress);
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

    const facesInternet = args.publicLoadBalancers === true || egress === Egress.Nat;
    const kinds = subnetKinds(plan, {
      endpoints: args.interfaceEndpoints === true,
      public: facesInternet,
    });
    const create = (
      kind: Kind,
      tags?: Readonly<Record<string, string>>,
      options: pulumi.CustomResourceOptions = { parent: this },
    ): ZoneSubnet[] =>
      createZoneSubnets({ name, vpcId: vpc.id, kind, subnets: kinds[kind], tags, options });

    // The tags let load balancer controllers find the subnets for internal and for public load balancers.
    const nodes = create("nodes", { "kubernetes.io/role/internal-elb": "1" });
    const controlPlane = create("control-plane");
    const endpoints = create("endpoints");
    const pods = create("pods", POD_SUBNET, podOptions(name, vpc, plan.podCidr, this));
    const isForLoadBalancers = args.publicLoadBalancers === true;
    const open = create("public", isForLoadBalancers ? { "kubernetes.io/role/elb": "1" } : {});
    if (facesInternet) {
      const gateway = createInternetGateway(name, vpc.id, open, this);
      if (egress === Egress.Nat) createNatGateways(name, gateway, open, [...nodes, ...pods], this);
    }

    this.vpcId = vpc.id;
    this.nodeSubnetIds = nodes.map(({ subnetId }) => subnetId);
    this.controlPlaneSubnetIds = controlPlane.map(({ subnetId }) => subnetId);
    this.podSubnetIds = pods.map(({ subnetId }) => subnetId);
    this.endpointSubnetIds = endpoints.map(({ subnetId }) => subnetId);
    this.publicSubnetIds = open.map(({ subnetId }) => subnetId);
    this.privateRouteTableIds = [...nodes, ...pods].map(({ routeTableId }) => routeTableId);
    this.defaultNetworkAclId = vpc.defaultNetworkAclId;
    this.registerOutputs({
      vpcId: this.vpcId,
      nodeSubnetIds: this.nodeSubnetIds,
      controlPlaneSubnetIds: this.controlPlaneSubnetIds,
      podSubnetIds: this.podSubnetIds,
      endpointSubnetIds: this.endpointSubnetIds,
      publicSubnetIds: this.publicSubnetIds,
      privateRouteTableIds: this.privateRouteTableIds,
      defaultNetworkAclId: this.defaultNetworkAclId,
    });
  }
}

/** Adds the pods' range to the VPC; their subnets can only be made after it. */
function podOptions(
  name: string,
  vpc: Vpc,
  podCidr: string | undefined,
  parent: pulumi.Resource,
): pulumi.CustomResourceOptions {
  if (podCidr === undefined) return { parent };
  const range = new VpcIpv4CidrBlockAssociation(
    `${name}-pods`,
    { vpcId: vpc.id, cidrBlock: podCidr },
    { parent },
  );
  return { parent, dependsOn: [range] };
}

/** Lets the VPC CNI plugin give pods addresses of these subnets. Source: its README, "ENABLE_SUBNET_DISCOVERY". */
const POD_SUBNET = { "kubernetes.io/role/cni": "1" };

type Kind = "nodes" | "control-plane" | "endpoints" | "pods" | "public";

function subnetKinds(
  { zones }: AddressPlan,
  asked: { readonly endpoints: boolean; readonly public: boolean },
): Record<Kind, { zone: string; cidrBlock: string }[]> {
  const of = (key: "nodes" | "controlPlane" | "endpoints" | "pods" | "public") =>
    zones.flatMap(({ zone, [key]: cidrBlock }) =>
      cidrBlock === undefined ? [] : [{ zone, cidrBlock }],
    );
  return {
    nodes: of("nodes"),
    "control-plane": of("controlPlane"),
    endpoints: asked.endpoints ? of("endpoints") : [],
    pods: of("pods"),
    public: asked.public ? of("public") : [],
  };
}

/** Checks the way out and fills in the default. */
export function requireEgress(owner: string, egress: Egress = Egress.None): Egress {
  if (!Object.values(Egress).includes(egress)) {
    throw invalidArgument(owner, "egress", egress, "one of none, nat");
  }
  return egress;
}
