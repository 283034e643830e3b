import type { ResourceEntry } from "../report/document";
import type { Member } from "./members";
import type { Resources } from "./resources";
import { compare, listAt, textAt } from "./resources";
import type { Box, BoxKind, Mark, Zone } from "./scene";
import { box, good, open } from "./scene";
import type { SecurityGroupContext } from "./security-groups";
import { securityGroupBoxes, unusedSecurityGroups } from "./security-groups";
import {
  DEFAULT_NETWORK_ACL,
  DEFAULT_SECURITY_GROUP,
  EGRESS_ONLY_GATEWAY,
  INTERNET_GATEWAY,
  NAT_GATEWAY,
  NETWORK_ACL,
  NETWORK_ACL_ASSOCIATION,
  SUBNET,
  VPC,
} from "./types";

/** Subnets that the same members use and that are public or private alike. */
interface SubnetGroup {
  readonly id: string;
  readonly isPublic: boolean;
  readonly vpc: ResourceEntry | undefined;
  readonly subnets: readonly ResourceEntry[];
}

/** The networks with everything that has a place in them, and what has no place in any of them. */
export function networkBoxes(
  context: SecurityGroupContext,
  members: readonly Member[],
): readonly Box[] {
  const { resources } = context;
  const groups = subnetGroups(resources, members);
  const homes = new Map(members.map((member) => [member, homeOf(member, groups)]));
  const inGroup = (group: SubnetGroup | undefined): readonly Member[] =>
    members.filter((member) => homes.get(member) === group);
  const boxesOf = (vpc: ResourceEntry | undefined): readonly Box[] => [
    ...securityGroupBoxes(
      context,
      inGroup(undefined).filter((member) => member.vpc === vpc),
      vpc?.urn ?? "",
    ),
    ...groups
      .filter((group) => group.vpc === vpc)
      .map((group) =>
        subnetBox(resources, group, securityGroupBoxes(context, inGroup(group), group.id)),
      ),
    ...unusedSecurityGroups(context, members, vpc),
  ];
  return [
    ...resources.ofType(VPC).map((vpc) =>
      box({
        id: vpc.urn,
        kind: "network",
        heading: "VPC",
        title: [vpc.name, textAt(vpc.inputs, "cidrBlock")].filter(Boolean).join(" · "),
        marks: networkMarks(resources, vpc),
        children: boxesOf(vpc),
      }),
    ),
    ...boxesOf(undefined),
  ];
}

/** A member that uses several groups of subnets is drawn where most of its subnets are. */
function homeOf(member: Member, groups: readonly SubnetGroup[]): SubnetGroup | undefined {
  let home: SubnetGroup | undefined;
  let most = 0;
  for (const group of groups) {
    const shared = group.subnets.filter((subnet) => member.subnets.includes(subnet)).length;
    if (shared > most) [home, most] = [group, shared];
  }
  return home;
}

/** Order of groups of subnets, by what is in them: what comes later is drawn further right or further down. */
const RANKS: readonly BoxKind[] = ["address", "endpoints", "control-plane", "nodes"];

function subnetGroups(resources: Resources, members: readonly Member[]): readonly SubnetGroup[] {
  const publicSubnets = findPublicSubnets(resources);
  const ranks = new Map<string, number>();
  const groups = new Map<string, SubnetGroup & { subnets: ResourceEntry[] }>();
  for (const subnet of resources.ofType(SUBNET)) {
    const isPublic = publicSubnets.has(subnet);
    const vpc = resources.referenced(subnet, "vpcId", VPC)[0];
    const users = members.filter((member) => member.subnets.includes(subnet));
    const kinds = users.map((member) => member.box.kind);
    const id = ["subnets", vpc?.urn, isPublic, ...users.map((member) => member.box.id)].join("\n");
    const group = groups.get(id);
    ranks.set(id, Math.max(1, ...kinds.map((kind) => RANKS.indexOf(kind))));
    if (group) group.subnets.push(subnet);
    else groups.set(id, { id, isPublic, vpc, subnets: [subnet] });
  }
  const rank = ({ isPublic, id }: SubnetGroup): number => (isPublic ? 0 : (ranks.get(id) ?? 0));
  return [...groups.values()].sort((a, b) => rank(a) - rank(b));
}

/** Public: instances get public addresses, or the route table leads to an Internet gateway. */
function findPublicSubnets(resources: Resources): ReadonlySet<ResourceEntry> {
  const tables = new Set(
    resources
      .ofType("aws:ec2/routeTable:RouteTable")
      .filter((table) => resources.referenced(table, "routes", INTERNET_GATEWAY).length > 0),
  );
  for (const route of resources.ofType("aws:ec2/route:Route")) {
    if (resources.referenced(route, "gatewayId", INTERNET_GATEWAY).length === 0) continue;
    for (const table of resources.referenced(route, "routeTableId")) tables.add(table);
  }
  const subnets = new Set(
    resources
      .ofType(SUBNET)
      .filter((subnet) => textAt(subnet.inputs, "mapPublicIpOnLaunch") === "true"),
  );
  for (const link of resources.ofType("aws:ec2/routeTableAssociation:RouteTableAssociation")) {
    if (!resources.referenced(link, "routeTableId").some((table) => tables.has(table))) continue;
    for (const subnet of resources.referenced(link, "subnetId", SUBNET)) subnets.add(subnet);
  }
  return subnets;
}

function subnetBox(resources: Resources, group: SubnetGroup, children: readonly Box[]): Box {
  const zones = new Map<string, string[]>();
  for (const subnet of group.subnets) {
    const zone =
      textAt(subnet.inputs, "availabilityZone") ??
      textAt(subnet.inputs, "availabilityZoneId") ??
      "zone not known";
    const addresses = textAt(subnet.inputs, "cidrBlock") ?? subnet.name;
    zones.set(zone, [...(zones.get(zone) ?? []), addresses]);
  }
  const sorted: readonly Zone[] = [...zones]
    .map(([name, addresses]) => ({ name, addresses }))
    .sort((a, b) => compare(a.name, b.name));
  const heading = group.isPublic ? "Public subnets" : "Private subnets";
  const marks = aclMarks(resources, group.subnets);
  const [only] = children;
  // One security group for all that is in the subnets needs no frame of its own.
  if (children.length === 1 && only?.kind === "security-group" && only.children.length > 0) {
    return {
      ...only,
      kind: "subnets",
      heading: `${heading}, ${only.heading.toLowerCase()}`,
      marks: [...marks, ...only.marks],
      zones: sorted,
    };
  }
  return box({ id: group.id, kind: "subnets", heading, title: "", marks, zones: sorted, children });
}

/** A network ACL that all of the subnets have, with the numbers of its rules. */
function aclMarks(resources: Resources, subnets: readonly ResourceEntry[]): readonly Mark[] {
  return resources
    .ofType(NETWORK_ACL)
    .filter((acl) => {
      const links = resources
        .ofType(NETWORK_ACL_ASSOCIATION)
        .filter((link) => resources.referenced(link, "networkAclId").includes(acl));
      const covered = [
        ...resources.referenced(acl, "subnetIds", SUBNET),
        ...links.flatMap((link) => resources.referenced(link, "subnetId", SUBNET)),
      ];
      return subnets.every((subnet) => covered.includes(subnet));
    })
    .map((acl) => {
      const [into, out] = ["ingress", "egress"].map((way) => listAt(acl.inputs, way).length);
      return good(`network ACL, rules: ${into} in, ${out} out`);
    });
}

function networkMarks(resources: Resources, vpc: ResourceEntry): readonly Mark[] {
  const uses = (type: string): boolean =>
    resources.ofType(type).some((gateway) => inNetwork(resources, gateway, vpc));
  const marks: Mark[] = [];
  if (uses(INTERNET_GATEWAY)) marks.push(open("Internet gateway"));
  if (uses(NAT_GATEWAY)) marks.push(open("NAT gateway"));
  if (uses(EGRESS_ONLY_GATEWAY)) marks.push(open("egress-only Internet gateway"));
  if (marks.length === 0) marks.push(good("no Internet or NAT gateway"));
  marks.push(defaultGroupMark(resources, vpc), ...defaultAclMarks(resources, vpc));
  return marks;
}

/** AWS makes a default security group that lets its members talk to each other and to everywhere. */
function defaultGroupMark(resources: Resources, vpc: ResourceEntry): Mark {
  const managed = resources
    .ofType(DEFAULT_SECURITY_GROUP)
    .find((group) => resources.referenced(group, "vpcId", VPC).includes(vpc));
  const rules = [...listAt(managed?.inputs, "ingress"), ...listAt(managed?.inputs, "egress")];
  return managed !== undefined && rules.length === 0
    ? good("default security group closed")
    : open("default security group open");
}

/** The default network ACL that AWS makes allows everything; only one that is emptied is worth a mark. */
function defaultAclMarks(resources: Resources, vpc: ResourceEntry): readonly Mark[] {
  const managed = resources
    .ofType(DEFAULT_NETWORK_ACL)
    .find((acl) => resources.referenced(acl, "defaultNetworkAclId", VPC).includes(vpc));
  if (managed === undefined) return [];
  const rules = [...listAt(managed.inputs, "ingress"), ...listAt(managed.inputs, "egress")];
  return rules.length === 0 ? [good("default network ACL closed")] : [];
}

/** A NAT gateway names its subnet, the other gateways name the network itself or are attached to it. */
function inNetwork(resources: Resources, gateway: ResourceEntry, vpc: ResourceEntry): boolean {
  if (resources.referenced(gateway, "vpcId", VPC).includes(vpc)) return true;
  const attached = resources
    .ofType("aws:ec2/internetGatewayAttachment:InternetGatewayAttachment")
    .filter((link) => resources.referenced(link, "internetGatewayId").includes(gateway))
    .some((link) => resources.referenced(link, "vpcId", VPC).includes(vpc));
  const subnets = resources.referenced(gateway, "subnetId", SUBNET);
  return (
    attached || subnets.some((subnet) => resources.referenced(subnet, "vpcId", VPC).includes(vpc))
  );
}
