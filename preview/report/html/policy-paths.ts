import { directionsOf, NETWORK_POLICY, type Direction } from "../../picture/namespaces";
import { portLabels, type Port } from "../../picture/ports";
import { compare, indexResources, textAt } from "../../picture/resources";
import type { ReportDocument, ResourceEntry } from "../document";
import { podsText } from "./pod-selector";
import type { End, Path } from "./traffic";
import { items, member, shown, UNTOLD } from "./written";

const NOBODY = { peer: "nobody", ports: ["no traffic"] };
/** Behind all numbers of ports. */
const NAMED_PORT = 65_536;

/** What network policies let through to and from the pods that they select, one path for each peer of a policy. */
export function policyPaths(report: ReportDocument): readonly Path[] {
  return indexResources(report.resources)
    .ofType(NETWORK_POLICY)
    .flatMap((policy) => [...pathsOf(policy, "ingress"), ...pathsOf(policy, "egress")])
    .sort((a, b) => compare(a.from.name, b.from.name) || compare(a.to.name, b.to.name));
}

function pathsOf(policy: ResourceEntry, direction: Direction): readonly Path[] {
  if (!directionsOf(policy).includes(direction)) return [];
  const spec = member(policy.inputs, "spec");
  const namespace = member(member(policy.inputs, "metadata"), "namespace") ?? "default";
  const own: End = {
    name: podsText({ namespace, pods: member(spec, "podSelector") }),
    members: [],
    note: `${direction} of network policy ${textAt(policy.inputs, "metadata", "name") ?? policy.name}`,
  };
  const peers = peersOf(items(member(spec, direction)), direction, namespace);
  const allowed = [...peers].map(([peer, ports]) => ({ peer, ports: portLabels(ports) }));
  return (allowed.length > 0 ? allowed : [NOBODY]).map(({ peer, ports }) => {
    const other: End = { name: peer, members: [] };
    return direction === "ingress"
      ? { from: other, to: own, ports }
      : { from: own, to: other, ports };
  });
}

/** The ports of each peer, whichever rules allow them. */
function peersOf(
  rules: readonly unknown[],
  direction: Direction,
  namespace: unknown,
): ReadonlyMap<string, readonly Port[]> {
  const ports = new Map<string, readonly Port[]>();
  for (const rule of rules) {
    const listed = items(member(rule, direction === "ingress" ? "from" : "to"));
    const names = listed.map((peer) => peerText(peer, namespace));
    for (const name of names.length > 0 ? names : ["anybody"]) {
      ports.set(name, [...(ports.get(name) ?? []), ...portsOf(member(rule, "ports"))]);
    }
  }
  return ports;
}

function peerText(peer: unknown, namespace: unknown): string {
  if (peer === UNTOLD) return "not known yet";
  const block = member(peer, "ipBlock");
  if (block !== undefined) {
    const except = items(member(block, "except")).map(shown);
    const cidr = shown(member(block, "cidr"));
    return except.length === 0 ? cidr : `${cidr} except ${except.join(", ")}`;
  }
  const pods = member(peer, "podSelector");
  const namespaces = member(peer, "namespaceSelector");
  return podsText(namespaces === undefined ? { namespace, pods } : { namespaces, pods });
}

function portsOf(ports: unknown): readonly Port[] {
  const listed = items(ports);
  return listed.length === 0 ? [{ protocol: "all", text: "", first: -1 }] : listed.map(portOf);
}

function portOf(entry: unknown): Port {
  if (entry === UNTOLD) return { protocol: "port", text: "not known yet", first: NAMED_PORT };
  const protocol = shown(member(entry, "protocol") ?? "TCP").toLowerCase();
  const port = member(entry, "port");
  if (port === undefined) return { protocol, text: "", first: -1 };
  const end = member(entry, "endPort");
  const text = end === undefined ? shown(port) : `${shown(port)}-${shown(end)}`;
  return { protocol, text, first: typeof port === "number" ? port : NAMED_PORT };
}
