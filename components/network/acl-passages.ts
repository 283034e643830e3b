import { Party, type Protocol } from "./needs";
import type { PortRule } from "./ports";
import type { PublicLoadBalancer } from "./public-load-balancer";

/** Kinds of subnets with a network ACL of their own. Subnets for pods have the one of the nodes. */
export const ACL_TIERS = ["nodes", "control-plane", "endpoints", "public"] as const;
export type AclTier = (typeof ACL_TIERS)[number];

/** The kind of subnets that a party is in. */
export function tierOf(party: Party): AclTier {
  return party === Party.FileSystems ? "endpoints" : party;
}

export const ANY_ADDRESS = "0.0.0.0/0";

/** Connections through the edge of one tier: who the other side is, and the ports that are connected to. */
export interface Passage {
  readonly tier: AclTier;
  readonly direction: "in" | "out";
  readonly protocol: Protocol;
  readonly port: number;
  readonly toPort: number;
  readonly peers: readonly string[];
}

/** What crosses the edges of subnets, with every default filled in. */
export interface Crossings {
  /** Ranges of the VPC: its own and, if there is one, the pods'. */
  readonly cidrs: readonly string[];
  readonly rules: readonly PortRule[];
  readonly apiClientCidrs: readonly string[];
  readonly internetEgress: boolean;
  readonly publicLoadBalancer?: Required<PublicLoadBalancer>;
  /** Where nodes find Amazon S3. */
  readonly s3: readonly string[];
}

/** All connections that cross the edge of a subnet, once for each tier that they leave or enter. */
export function planPassages(crossings: Crossings): Passage[] {
  const { cidrs, apiClientCidrs, internetEgress, s3, publicLoadBalancer } = crossings;
  const within = crossings.rules.flatMap(({ from, to, protocol, port, toPort = port }) => {
    const ports = { protocol, port, toPort, peers: cidrs };
    return [
      { ...ports, tier: tierOf(from), direction: "out" } as const,
      { ...ports, tier: tierOf(to), direction: "in" } as const,
    ];
  });
  return [
    ...within,
    tcp(Party.ControlPlane, "in", 443, apiClientCidrs),
    tcp(Party.Nodes, "out", 443, internetEgress ? [ANY_ADDRESS] : s3),
    ...(internetEgress
      ? [tcp("public", "in", 443, cidrs), tcp("public", "out", 443, [ANY_ADDRESS])]
      : []),
    ...(publicLoadBalancer ? loadBalancerPassages(cidrs, publicLoadBalancer) : []),
  ];
}

function loadBalancerPassages(
  cidrs: readonly string[],
  { clientCidrs, listenerPorts, targetPorts }: Required<PublicLoadBalancer>,
): Passage[] {
  return [
    ...listenerPorts.map((port) => tcp("public", "in", port, clientCidrs)),
    ...targetPorts.flatMap((port) => [
      tcp("public", "out", port, cidrs),
      tcp(Party.Nodes, "in", port, cidrs),
    ]),
  ];
}

function tcp(
  tier: AclTier,
  direction: Passage["direction"],
  port: number,
  peers: readonly string[],
): Passage {
  return { tier, direction, protocol: "tcp", port, toPort: port, peers };
}
