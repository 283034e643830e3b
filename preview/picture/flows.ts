import type { ResourceEntry } from "../report/document";
import type { Port } from "./ports";
import { portOf } from "./ports";
import type { Resources } from "./resources";
import { isUnknown, listAt, textAt, textsAt } from "./resources";
import {
  CLUSTER,
  DEFAULT_SECURITY_GROUP,
  EGRESS_RULE,
  INGRESS_RULE,
  SECURITY_GROUP,
  SECURITY_GROUP_RULE,
  VPC_ENDPOINT,
} from "./types";

/** Traffic that one security-group rule allows. */
export interface Flow {
  /** URN of a resource, or a plain text: an address range, a prefix list, an id of another stack. */
  readonly from: string;
  readonly to: string;
  readonly port: Port;
}

interface Side {
  readonly urns: readonly string[];
  readonly texts: readonly string[];
}

const PEERS = [SECURITY_GROUP, DEFAULT_SECURITY_GROUP, CLUSTER, VPC_ENDPOINT];

export function findFlows(resources: Resources): readonly Flow[] {
  return [
    ...resources.ofType(INGRESS_RULE).flatMap((rule) => separateRule(resources, rule, "ingress")),
    ...resources.ofType(EGRESS_RULE).flatMap((rule) => separateRule(resources, rule, "egress")),
    ...resources.ofType(SECURITY_GROUP_RULE).flatMap((rule) => olderRule(resources, rule)),
    ...resources
      .ofType(SECURITY_GROUP, DEFAULT_SECURITY_GROUP)
      .flatMap((group) => [
        ...inlineRules(resources, group, "ingress"),
        ...inlineRules(resources, group, "egress"),
      ]),
  ];
}

type Direction = "ingress" | "egress";

function separateRule(
  resources: Resources,
  rule: ResourceEntry,
  direction: Direction,
): readonly Flow[] {
  const own = sideOf(resources, rule, ["securityGroupId"], []);
  const peer = sideOf(
    resources,
    rule,
    ["referencedSecurityGroupId", "prefixListId"],
    ["cidrIpv4", "cidrIpv6"],
  );
  return join(own, peer, direction, portOf(rule.inputs));
}

function olderRule(resources: Resources, rule: ResourceEntry): readonly Flow[] {
  const direction = textAt(rule.inputs, "type") === "egress" ? "egress" : "ingress";
  const own = sideOf(resources, rule, ["securityGroupId"], []);
  const peer = sideOf(
    resources,
    rule,
    ["sourceSecurityGroupId", "prefixListIds"],
    ["cidrBlocks", "ipv6CidrBlocks"],
  );
  const whole = textAt(rule.inputs, "self") === "true" ? add(peer, own) : peer;
  return join(own, whole, direction, portOf(rule.inputs));
}

function inlineRules(
  resources: Resources,
  group: ResourceEntry,
  direction: Direction,
): readonly Flow[] {
  const own = { urns: [group.urn], texts: [] };
  return listAt(group.inputs, direction).flatMap((rule) => {
    const ids = listAt(rule, "securityGroups");
    const peer: Side = {
      // Dependencies are kept for the whole list of rules: a rule with an unknown id may mean any of them.
      urns: ids.some(isUnknown) ? referencedUrns(resources, group, direction) : [],
      texts: [
        ...textsAt(rule, "securityGroups"),
        ...textsAt(rule, "cidrBlocks"),
        ...textsAt(rule, "ipv6CidrBlocks"),
        ...textsAt(rule, "prefixListIds"),
      ],
    };
    const whole = textAt(rule, "self") === "true" ? add(peer, own) : peer;
    return join(own, whole, direction, portOf(rule));
  });
}

function sideOf(
  resources: Resources,
  rule: ResourceEntry,
  references: readonly string[],
  addresses: readonly string[],
): Side {
  const urns = references.flatMap((property) => referencedUrns(resources, rule, property));
  const texts = [...(urns.length > 0 ? [] : references), ...addresses].flatMap((property) => [
    ...textsAt(rule.inputs, property),
    ...[textAt(rule.inputs, property)].filter((text) => text !== undefined),
  ]);
  return { urns, texts };
}

function referencedUrns(
  resources: Resources,
  rule: ResourceEntry,
  property: string,
): readonly string[] {
  return resources.referenced(rule, property, ...PEERS).map((entry) => entry.urn);
}

function add(a: Side, b: Side): Side {
  return { urns: [...a.urns, ...b.urns], texts: [...a.texts, ...b.texts] };
}

function join(own: Side, peer: Side, direction: Direction, port: Port): readonly Flow[] {
  const owners = [...own.urns, ...own.texts];
  const peers = [...peer.urns, ...peer.texts];
  return owners.flatMap((owner) =>
    peers.map((other) =>
      direction === "ingress" ? { from: other, to: owner, port } : { from: owner, to: other, port },
    ),
  );
}
