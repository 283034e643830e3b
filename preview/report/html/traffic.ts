import { findMembers, type Member } from "../../picture/members";
import { allFlows } from "../../picture/build";
import { portLabels, type Port } from "../../picture/ports";
import { indexResources, type Resources } from "../../picture/resources";
import type { ReportDocument } from "../document";

/** One end of allowed traffic: a security group, what has rules of its own, pods, or addresses. */
export interface End {
  readonly name: string;
  /** What carries the security group; empty where nothing does, or where the end is none. */
  readonly members: readonly string[];
  /** What else is to be said of it. */
  readonly note?: string;
}

export interface Path {
  readonly from: End;
  readonly to: End;
  /** `tcp/udp 53`, in order of their numbers. */
  readonly ports: readonly string[];
}

/** What the rules of security groups allow in the stack, one path for each pair of ends. */
export function allowedPaths(report: ReportDocument): readonly Path[] {
  const resources = indexResources(report.resources);
  const members = findMembers(resources);
  const pairs = new Map<string, { from: string; to: string; ports: Port[] }>();
  for (const { from, to, port } of allFlows(resources)) {
    const key = JSON.stringify([from, to]);
    const pair = pairs.get(key) ?? { from, to, ports: [] };
    pair.ports.push(port);
    pairs.set(key, pair);
  }
  return [...pairs.values()]
    .map(({ from, to, ports }) => ({
      from: endOf(from, resources, members),
      to: endOf(to, resources, members),
      ports: portLabels(ports),
    }))
    .sort((a, b) => compare(a.from.name, b.from.name) || compare(a.to.name, b.to.name));
}

/** Endpoints differ in their services, everything else in its name. */
function labelOf({ box: { kind, heading, title, lines } }: Member): string {
  return kind === "endpoints" ? `${heading}: ${lines.join(", ")}` : `${heading} ${title}`;
}

function compare(left: string, right: string): number {
  return left < right ? -1 : Number(left > right);
}

function endOf(end: string, resources: Resources, members: readonly Member[]): End {
  const entry = resources.find(end);
  if (entry === undefined) return { name: end, members: [] };
  const labels = (list: readonly Member[]) => [...new Set(list.map(labelOf))];
  const itself = members.filter(({ resources: own }) => own.includes(entry));
  if (itself.length > 0) return { name: labels(itself).join(", "), members: [] };
  const carriers = members.filter(({ securityGroups }) => securityGroups.includes(entry));
  return { name: entry.name, members: labels(carriers) };
}
