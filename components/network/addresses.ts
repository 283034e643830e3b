import { invalidArgument } from "../invalid-argument";
import { containsCidr, formatCidr, overlaps, parseCidr, subnetOf, type Cidr } from "./cidr";

/** What the address plan is made from; the meaning of each value is the one of `NetworkArgs`. */
export interface AddressRequest {
  readonly region: string;
  readonly vpcCidr: string;
  readonly availabilityZones: string[];
  readonly serviceCidr?: string;
  readonly reservedCidrs?: string[];
}

/** The subnets of one availability zone. */
export interface ZoneAddresses {
  readonly zone: string;
  /** Nodes and their pods. */
  readonly nodes: string;
  /** The network interfaces of the control plane. */
  readonly controlPlane: string;
}

export interface AddressPlan {
  readonly vpcCidr: string;
  readonly serviceCidr: string;
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

/**
 * Divides the VPC into four equal blocks, one for each possible zone. The first half of a block is the node subnet, the
 * second half starts with the control-plane subnet and is otherwise kept free. A zone's addresses depend only on its
 * place in the list, so adding a zone at the end moves nothing.
 */
export function planAddresses(owner: string, request: AddressRequest): AddressPlan {
  const vpc = requireVpcCidr(owner, request.vpcCidr);
  const service = requireServiceCidr(owner, request.serviceCidr ?? DEFAULT_SERVICE_CIDR, vpc);
  requireDisjoint(owner, request.reservedCidrs ?? [], vpc, service);
  requireZones(owner, request.availabilityZones, request.region);
  const zones = request.availabilityZones.map((zone, index) => {
    const block = subnetOf(vpc, vpc.prefix + 2, index);
    const spare = subnetOf(block, block.prefix + 1, 1);
    return {
      zone,
      nodes: formatCidr(subnetOf(block, block.prefix + 1, 0)),
      controlPlane: formatCidr(subnetOf(spare, CONTROL_PLANE_PREFIX, 0)),
    };
  });
  return { vpcCidr: formatCidr(vpc), serviceCidr: formatCidr(service), zones };
}

function requireVpcCidr(owner: string, text: string): Cidr {
  const cidr = requireCidr(owner, "vpcCidr", text);
  const isPrivate = [...PRIVATE_NETWORKS, SHARED_NETWORK].some((net) => containsCidr(net, cidr));
  if (cidr.prefix < 16 || cidr.prefix > 22 || !isPrivate) {
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

function requireDisjoint(owner: string, reserved: string[], vpc: Cidr, service: Cidr): void {
  reserved.forEach((text, index) => {
    const path = `reservedCidrs[${index}]`;
    const cidr = requireCidr(owner, path, text);
    for (const [name, own] of [["vpcCidr", vpc] as const, ["serviceCidr", service] as const]) {
      if (overlaps(cidr, own)) {
        const wanted = `a network that does not overlap ${name} ${formatCidr(own)}`;
        throw invalidArgument(owner, path, text, wanted);
      }
    }
  });
}

function requireCidr(owner: string, path: string, text: string): Cidr {
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
