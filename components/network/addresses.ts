import { invalidArgument } from "../invalid-argument";
import { containsCidr, formatCidr, overlaps, parseCidr, subnetOf, type Cidr } from "./cidr";

/** What the address plan is made from; the meaning of each value is the one of `NetworkArgs`. */
export interface AddressRequest {
  readonly region: string;
  readonly vpcCidr: string;
  readonly availabilityZones: string[];
  readonly serviceCidr?: string;
  readonly podCidr?: string;
  readonly reservedCidrs?: string[];
}

/** The subnets of one availability zone. */
export interface ZoneAddresses {
  readonly zone: string;
  /** Nodes and, without a range of their own, their pods. */
  readonly nodes: string;
  /** The network interfaces of the control plane. */
  readonly controlPlane: string;
  /** Interface endpoints of AWS services: room for every service that the planner knows. */
  readonly endpoints: string;
  /** Public load balancers and NAT gateways, if they are asked for. */
  readonly public: string;
  /** Pods, when they have a range of their own. */
  readonly pods?: string;
}

export interface AddressPlan {
  readonly vpcCidr: string;
  readonly serviceCidr: string;
  readonly podCidr?: string;
  readonly zones: readonly ZoneAddresses[];
}

const DEFAULT_SERVICE_CIDR = "172.20.0.0/16";
const PRIVATE_NETWORKS: readonly Cidr[] = [
  { first: 0x0a000000, prefix: 8 },
  { first: 0xac100000, prefix: 12 },
  { first: 0xc0a80000, prefix: 16 },
];
const SHARED_NETWORK: Cidr = { first: 0x64400000, prefix: 10 };

/** EKS wants up to six free addresses in each of these subnets; a /28 leaves eleven. */
const CONTROL_PLANE_PREFIX = 28;
/** Twenty-seven addresses: an Application Load Balancer wants a /27, and there are fewer endpoint services than that. */
const SERVICE_PREFIX = 27;

/**
 * Divides the VPC into four equal blocks, one for each possible zone. The first half of a block is the node subnet, the
 * second half starts with the control-plane subnet, the endpoint subnet and the public subnet and is otherwise kept free.
 * A range for pods is divided into four in the same way. A zone's addresses depend only on its place in the list, so
 * adding a zone at the end moves nothing.
 */
export function planAddresses(owner: string, request: AddressRequest): AddressPlan {
  const vpc = requireVpcCidr(owner, request.vpcCidr);
  const service = requireServiceCidr(owner, request.serviceCidr ?? DEFAULT_SERVICE_CIDR, vpc);
  const pods = requirePodCidr(owner, request.podCidr, vpc, service);
  requireDisjoint(owner, request.reservedCidrs ?? [], vpc, service, pods);
  requireZones(owner, request.availabilityZones, request.region);
  const zones = request.availabilityZones.map((zone, index) => {
    const block = subnetOf(vpc, vpc.prefix + 2, index);
    const spare = subnetOf(block, block.prefix + 1, 1);
    return {
      zone,
      nodes: formatCidr(subnetOf(block, block.prefix + 1, 0)),
      controlPlane: formatCidr(subnetOf(spare, CONTROL_PLANE_PREFIX, 0)),
      endpoints: formatCidr(subnetOf(spare, SERVICE_PREFIX, 1)),
      public: formatCidr(subnetOf(spare, SERVICE_PREFIX, 2)),
      ...(pods && { pods: formatCidr(subnetOf(pods, pods.prefix + 2, index)) }),
    };
  });
  return {
    vpcCidr: formatCidr(vpc),
    serviceCidr: formatCidr(service),
    ...(pods && { podCidr: formatCidr(pods) }),
    zones,
  };
}

function requireVpcCidr(owner: string, text: string): Cidr {
  const cidr = requireCidr(owner, "vpcCidr", text);
  if (cidr.prefix < 16 || cidr.prefix > 22 || !isPrivateNetwork(cidr)) {
    throw invalidArgument(
      owner,
      "vpcCidr",
      text,
      "a private network (RFC 1918 or 100.64.0.0/10) with a prefix from /16 to /22",
    );
  }
  return cidr;
}

/** Bounds: Amazon EKS API reference, KubernetesNetworkConfigRequest.serviceIpv4Cidr. */
function requireServiceCidr(owner: string, text: string, vpc: Cidr): Cidr {
  const cidr = requireCidr(owner, "serviceCidr", text);
  const isPrivate = PRIVATE_NETWORKS.some((net) => containsCidr(net, cidr));
  if (cidr.prefix < 12 || cidr.prefix > 24 || !isPrivate) {
    const wanted = "a network of RFC 1918 with a prefix from /12 to /24";
    throw invalidArgument(owner, "serviceCidr", text, wanted);
  }
  if (overlaps(cidr, vpc)) {
    const wanted = `a network that does not overlap vpcCidr ${formatCidr(vpc)}`;
    throw invalidArgument(owner, "serviceCidr", text, wanted);
  }
  return cidr;
}

/**
 * EC2 takes a second range of a VPC from the private network that the first is in, or from 100.64.0.0/10. Source: Amazon
 * VPC user guide, "IPv4 CIDR block association restrictions", which also shuts out 10.0.0.0/16 beside 10.0.0.0/15, and
 * 172.31.0.0/16.
 */
function requirePodCidr(
  owner: string,
  text: string | undefined,
  vpc: Cidr,
  service: Cidr,
): Cidr | undefined {
  if (text === undefined) return undefined;
  const cidr = requireCidr(owner, "podCidr", text);
  const home = PRIVATE_NETWORKS.filter((network) => containsCidr(network, vpc));
  const allowed = [...home, SHARED_NETWORK].some((network) => containsCidr(network, cidr));
  if (!allowed || isReserved(cidr, vpc) || cidr.prefix < 16 || cidr.prefix > 20) {
    const networks = [...home, SHARED_NETWORK].map(formatCidr).join(" or ");
    const wanted = `a network of ${networks} with a prefix from /16 to /20`;
    throw invalidArgument(owner, "podCidr", text, wanted);
  }
  for (const [name, own] of [["vpcCidr", vpc] as const, ["serviceCidr", service] as const]) {
    if (overlaps(cidr, own)) {
      const wanted = `a network that does not overlap ${name} ${formatCidr(own)}`;
      throw invalidArgument(owner, "podCidr", text, wanted);
    }
  }
  return cidr;
}

function isReserved(cidr: Cidr, vpc: Cidr): boolean {
  const first: Cidr = { first: 0x0a000000, prefix: 16 };
  const beside = containsCidr({ first: 0x0a000000, prefix: 15 }, vpc) && overlaps(cidr, first);
  return beside || overlaps(cidr, { first: 0xac1f0000, prefix: 16 });
}

function requireDisjoint(
  owner: string,
  reserved: string[],
  vpc: Cidr,
  service: Cidr,
  pods: Cidr | undefined,
): void {
  const own = [["vpcCidr", vpc] as const, ["serviceCidr", service] as const];
  const all = pods === undefined ? own : [...own, ["podCidr", pods] as const];
  reserved.forEach((text, index) => {
    const path = `reservedCidrs[${index}]`;
    const cidr = requireCidr(owner, path, text);
    for (const [name, own] of all) {
      if (overlaps(cidr, own)) {
        const wanted = `a network that does not overlap ${name} ${formatCidr(own)}`;
        throw invalidArgument(owner, path, text, wanted);
      }
    }
  });
}

/** Whether the network belongs to nobody on the internet. */
export function isPrivateNetwork(cidr: Cidr): boolean {
  return [...PRIVATE_NETWORKS, SHARED_NETWORK].some((network) => containsCidr(network, cidr));
}

/** Reads an IPv4 network or refuses it. */
export function requireCidr(owner: string, path: string, text: string): Cidr {
  const cidr = typeof text === "string" ? parseCidr(text) : undefined;
  if (cidr === undefined) {
    const wanted = "an IPv4 network such as 10.20.0.0/16 with no host bits set";
    throw invalidArgument(owner, path, text, wanted);
  }
  return cidr;
}

function requireZones(owner: string, zones: string[], region: string): void {
  if (!Array.isArray(zones) || zones.length < 2 || zones.length > 4) {
    throw invalidArgument(owner, "availabilityZones", zones, "a list of 2 to 4 zones");
  }
  zones.forEach((zone, index) => {
    const path = `availabilityZones[${index}]`;
    const letter = String(zone).slice(region.length);
    if (!/^[a-z]$/.test(letter) || zone !== region + letter) {
      throw invalidArgument(owner, path, zone, `a zone of region ${region}, such as ${region}a`);
    }
    if (zones.indexOf(zone) !== index) {
      const wanted = `a zone that is not already at availabilityZones[${zones.indexOf(zone)}]`;
      throw invalidArgument(owner, path, zone, wanted);
    }
  });
}
