import type { ResourceEntry } from "../report/document";
import type { Flow } from "./flows";
import type { Member } from "./members";
import type { Resources } from "./resources";
import { textAt } from "./resources";
import type { Box } from "./scene";
import { box, plain } from "./scene";
import { portLabel } from "./ports";
import { wrapList } from "./text";
import { SECURITY_GROUP, VPC } from "./types";

export interface SecurityGroupContext {
  readonly resources: Resources;
  readonly flows: readonly Flow[];
  /** Filled here: ids of the boxes that carry a security group, by the URN of the group. */
  readonly places: Map<string, string[]>;
}

/** Members that carry the same security groups, inside one box with the names of those groups. */
export function securityGroupBoxes(
  context: SecurityGroupContext,
  members: readonly Member[],
  within: string,
): readonly Box[] {
  const sets = new Map<string, Member[]>();
  for (const member of members) {
    const key = member.securityGroups.map((group) => group.urn).join("\n");
    sets.set(key, [...(sets.get(key) ?? []), member]);
  }
  return [...sets].flatMap(([key, carriers]) => {
    const groups = carriers[0]?.securityGroups ?? [];
    const children = carriers.map((member) => member.box);
    if (groups.length === 0) return children;
    return [securityGroupBox(context, `security-groups\n${within}\n${key}`, groups, children)];
  });
}

/** Security groups of a network (or of none) that nothing in the picture carries but rules may name. */
export function unusedSecurityGroups(
  context: SecurityGroupContext,
  members: readonly Member[],
  vpc: ResourceEntry | undefined,
): readonly Box[] {
  const { resources } = context;
  const used = new Set(members.flatMap((member) => member.securityGroups));
  return resources
    .ofType(SECURITY_GROUP)
    .filter((group) => !used.has(group) && resources.referenced(group, "vpcId", VPC)[0] === vpc)
    .map((group) => securityGroupBox(context, `security-group\n${group.urn}`, [group], []));
}

function securityGroupBox(
  { flows, places }: SecurityGroupContext,
  id: string,
  groups: readonly ResourceEntry[],
  children: readonly Box[],
): Box {
  for (const group of groups) places.set(group.urn, [...(places.get(group.urn) ?? []), id]);
  const names = groups.map((group) => textAt(group.inputs, "name") ?? group.name);
  const urns = new Set(groups.map((group) => group.urn));
  const inner = flows.filter((flow) => urns.has(flow.from) && urns.has(flow.to));
  const ports = portLabel(inner.map((flow) => flow.port));
  return box({
    id,
    kind: "security-group",
    heading: groups.length === 1 ? "Security group" : "Security groups",
    title: wrapList(names, 40, 1).join(" "),
    marks: inner.length > 0 ? [plain(`among its members: ${ports}`)] : [],
    children,
  });
}
