import { invalidArgument } from "../invalid-argument";
import {
  ACL_TIERS,
  ANY_ADDRESS,
  planPassages,
  type AclTier,
  type Crossings,
  type Passage,
} from "./acl-passages";
import { requireCidr } from "./addresses";
import { requireApiClients } from "./api-clients";
import { containsCidr, formatCidr, parseCidr } from "./cidr";
import { coverCidrs } from "./cidr-cover";
import type { Protocol } from "./needs";
import { requirePublicLoadBalancer, type PublicLoadBalancer } from "./public-load-balancer";
import type { PortRule } from "./ports";
import { S3_RANGES } from "./s3-ranges";

/** Addresses of Amazon S3 in the rules of network ACLs, which know no prefix lists. */
export const S3Addresses = {
  /** Every address: without a route to the internet the gateway endpoint is the only way out. */
  Any: "any",
  /** The region's published ranges, from a dated table; image pulls stop when S3 gets a range that it does not have. */
  Table: "table",
} as const;
export type S3Addresses = (typeof S3Addresses)[keyof typeof S3Addresses];

export interface AclRule {
  readonly number: number;
  readonly action: "allow" | "deny";
  readonly protocol: Protocol;
  readonly cidr: string;
  readonly port: number;
  readonly toPort: number;
}

/** Rules in the order of their numbers; what none of them allows is denied. */
export interface AclPlan {
  readonly ingress: readonly AclRule[];
  readonly egress: readonly AclRule[];
}

export interface AclRequest {
  readonly region: string;
  /** Ranges of the VPC: its own and, if there is one, the pods'. */
  readonly cidrs: readonly string[];
  readonly rules: readonly PortRule[];
  /** Networks from which people and pipelines reach the Kubernetes API. Default none. */
  readonly apiClientCidrs?: readonly string[];
  /** Whether nodes have a route to the internet. Default false. */
  readonly internetEgress?: boolean;
  /** Default none. */
  readonly publicLoadBalancer?: PublicLoadBalancer;
  /** Default any; a table is of no use with internet egress, which opens 443 to all addresses. */
  readonly s3Addresses?: S3Addresses;
}

/** Source: Amazon VPC user guide, "Amazon VPC quotas", rules per network ACL and direction. */
export const ACL_RULE_LIMIT = 20;

type Opening = Omit<AclRule, "number" | "action">;

/**
 * Plans the network ACLs of all tiers. They are stateless: each connection becomes a rule for its own direction and one
 * for the answers to it, and the first rule that matches decides.
 *
 * Connections to ports 22 and 3389 are denied first. 3389 lies among the ports that answers go back to, so the denials
 * stand where no client uses it as its source port: inbound at nodes, control plane and endpoints, all of them Linux with
 * source ports from 32768 on. Outbound, 3389 stays among the answers, because a load balancer may wait for one there. At
 * the public tier answers from the VPC come before the denials for the same reason; a NAT gateway loses one of its 64512
 * source ports to them, and a client that meets it connects again. DNS, time and metadata services of the VPC are not
 * subject to network ACLs (Amazon VPC user guide, "Network ACL basics").
 */
export function planNetworkAcls(owner: string, request: AclRequest): Record<AclTier, AclPlan> {
  const crossings = requireCrossings(owner, request);
  const table = requireS3Table(owner, request);
  const s3 = table === undefined ? [ANY_ADDRESS] : fitRanges(owner, table, crossings);
  const plans = planTiers({ ...crossings, s3 });
  for (const tier of ACL_TIERS) {
    const count = ruleCount(plans[tier]);
    if (count > ACL_RULE_LIMIT) throw tooManyRules(owner, tier, count);
  }
  return plans;
}

function planTiers(crossings: Crossings): Record<AclTier, AclPlan> {
  const passages = planPassages(crossings);
  const plan = (tier: AclTier): AclPlan =>
    planTier(
      tier,
      passages.filter((one) => one.tier === tier),
      crossings.cidrs,
    );
  return {
    nodes: plan("nodes"),
    "control-plane": plan("control-plane"),
    endpoints: plan("endpoints"),
    public: plan("public"),
  };
}

function planTier(tier: AclTier, passages: readonly Passage[], cidrs: readonly string[]): AclPlan {
  const inbound = openings(passages, "in");
  const outbound = openings(passages, "out");
  if (inbound.length + outbound.length === 0) return { ingress: [], egress: [] };
  const allowed = dropCovered([...inbound, ...outbound.flatMap(answersInward)]);
  const isEarly = ({ cidr }: Opening): boolean => tier === "public" && cidrs.includes(cidr);
  return {
    ingress: numbered([
      ...allowed.filter(isEarly).map(allow),
      deny(22),
      deny(3389),
      ...allowed.filter((one) => !isEarly(one)).map(allow),
    ]),
    egress: numbered([
      deny(22),
      ...dropCovered([...outbound, ...inbound.map(answersOutward)]).map(allow),
    ]),
  };
}

function openings(passages: readonly Passage[], direction: Passage["direction"]): Opening[] {
  return passages
    .filter((one) => one.direction === direction)
    .flatMap(({ peers, protocol, port, toPort }) =>
      peers.map((cidr) => ({ protocol, cidr, port, toPort })),
    );
}

function answersOutward({ protocol, cidr }: Opening): Opening {
  return { protocol, cidr, port: 1024, toPort: 65535 };
}

/** From any address, two ranges around 3389, so that no rule by itself opens an administration port to the world. */
function answersInward({ protocol, cidr }: Opening): Opening[] {
  if (cidr !== ANY_ADDRESS) return [{ protocol, cidr, port: 1024, toPort: 65535 }];
  return [
    { protocol, cidr, port: 1024, toPort: 3388 },
    { protocol, cidr, port: 3390, toPort: 65535 },
  ];
}

/** Leaves out repetitions and what another opening includes; answers often include connections to high ports. */
function dropCovered(all: readonly Opening[]): Opening[] {
  return all.filter(
    (one, index) =>
      !all.some(
        (other, at) =>
          at !== index && includes(other, one) && !(includes(one, other) && at > index),
      ),
  );
}

function includes(outer: Opening, inner: Opening): boolean {
  const [a, b] = [parseCidr(outer.cidr), parseCidr(inner.cidr)];
  if (a === undefined || b === undefined || outer.protocol !== inner.protocol) return false;
  return containsCidr(a, b) && outer.port <= inner.port && inner.toPort <= outer.toPort;
}

type Verdict = Omit<AclRule, "number">;

function allow(opening: Opening): Verdict {
  return { action: "allow", ...opening };
}

function deny(port: number): Verdict {
  return { action: "deny", protocol: "tcp", cidr: ANY_ADDRESS, port, toPort: port };
}

function numbered(rules: readonly Verdict[]): AclRule[] {
  return rules.map((rule, index) => ({ number: 100 + 10 * index, ...rule }));
}

function ruleCount({ ingress, egress }: AclPlan): number {
  return Math.max(ingress.length, egress.length);
}

/** As many of the table's ranges as there are rules left; too many are joined with the addresses between them. */
function fitRanges(owner: string, table: readonly string[], crossings: Crossings): string[] {
  const room = ACL_RULE_LIMIT - ruleCount(planTiers({ ...crossings, s3: [] }).nodes);
  if (room < 1) throw tooManyRules(owner, "nodes", ACL_RULE_LIMIT + 1 - room);
  const ranges = table.map((text) => requireCidr(owner, "s3Addresses", text));
  return coverCidrs(ranges, room).map(formatCidr);
}

function tooManyRules(owner: string, tier: AclTier, count: number): Error {
  const wanted =
    `at most ${ACL_RULE_LIMIT} rules in each direction: ` +
    "fewer ports below 1024, fewer separate networks, or ranges of ports";
  return invalidArgument(owner, `rules of the network ACL for ${tier}`, count, wanted);
}

function requireCrossings(owner: string, request: AclRequest): Crossings {
  const { cidrs, rules, apiClientCidrs = [], internetEgress = false } = request;
  cidrs.forEach((text, index) => requireCidr(owner, `cidrs[${index}]`, text));
  requireApiClients(owner, apiClientCidrs);
  const publicLoadBalancer =
    request.publicLoadBalancer && requirePublicLoadBalancer(owner, request.publicLoadBalancer);
  return { cidrs, rules, apiClientCidrs, internetEgress, publicLoadBalancer, s3: [] };
}

function requireS3Table(owner: string, request: AclRequest): readonly string[] | undefined {
  const { s3Addresses = S3Addresses.Any, region, internetEgress = false } = request;
  if (!Object.values(S3Addresses).includes(s3Addresses)) {
    throw invalidArgument(owner, "s3Addresses", s3Addresses, "one of any, table");
  }
  if (s3Addresses === S3Addresses.Any) return undefined;
  if (internetEgress) {
    const wanted = "any, because internet egress opens port 443 to all addresses";
    throw invalidArgument(owner, "s3Addresses", s3Addresses, wanted);
  }
  const table = S3_RANGES[region];
  if (table === undefined) {
    const known = Object.keys(S3_RANGES).join(", ");
    const wanted = `any in region ${region}; the table has ${known}`;
    throw invalidArgument(owner, "s3Addresses", s3Addresses, wanted);
  }
  return table;
}
