import type { AclTier } from "../../components/network/acl-passages";
import { containsCidr, parseCidr } from "../../components/network/cidr";
import type { AclPlan, AclRule } from "../../components/network/network-acl-rules";
import type { Flow } from "../../components/network/needs";
import type { PortRule } from "../../components/network/ports";

/** One packet as a network ACL sees it: the other side's address, and the port it is sent to. */
export interface Packet {
  readonly protocol: "tcp" | "udp";
  readonly peer: string;
  readonly port: number;
}

/** Whether a network ACL lets the packet through: the first rule by number decides, and no rule denies. */
export function passes(rules: readonly AclRule[], packet: Packet): boolean {
  const peer = parseCidr(`${packet.peer}/32`);
  const first = [...rules]
    .sort((a, b) => a.number - b.number)
    .find((rule) => {
      const cidr = parseCidr(rule.cidr);
      if (peer === undefined || cidr === undefined) throw new Error("no address");
      return (
        rule.protocol === packet.protocol &&
        containsCidr(cidr, peer) &&
        rule.port <= packet.port &&
        packet.port <= rule.toPort
      );
    });
  return first?.action === "allow";
}

export interface Connection {
  readonly from: AclTier;
  readonly to: AclTier;
  readonly protocol: "tcp" | "udp";
  readonly port: number;
  /** The port that the client sends from and the answer goes back to. */
  readonly sourcePort: number;
}

/** Whether network ACLs let a connection between two subnets and its answers through, with both at `address`. */
export function connects(
  plans: Readonly<Record<AclTier, AclPlan>>,
  { from, to, protocol, port, sourcePort }: Connection,
  address: string,
): boolean {
  const request = { protocol, peer: address, port };
  const answer = { protocol, peer: address, port: sourcePort };
  return (
    passes(plans[from].egress, request) &&
    passes(plans[to].ingress, request) &&
    passes(plans[to].egress, answer) &&
    passes(plans[from].ingress, answer)
  );
}

/** Whether the security groups let it through; they keep state, so that answers need no rule. */
export function permits(
  rules: readonly PortRule[],
  wanted: Pick<Flow, "from" | "to" | "protocol" | "port">,
): boolean {
  return rules.some(
    ({ from, to, protocol, port, toPort = port }) =>
      from === wanted.from &&
      to === wanted.to &&
      protocol === wanted.protocol &&
      port <= wanted.port &&
      wanted.port <= toPort,
  );
}
