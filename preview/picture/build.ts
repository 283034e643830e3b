import type { ReportDocument } from "../report/document";
import { ADDRESS, groupAddresses } from "./addresses";
import type { Flow } from "./flows";
import { findFlows } from "./flows";
import { findMembers } from "./members";
import { namespaceSections } from "./namespaces";
import { networkBoxes } from "./network";
import type { Port } from "./ports";
import { portLabels } from "./ports";
import type { Resources } from "./resources";
import { indexResources, textAt, textsAt } from "./resources";
import type { Arrow, Scene } from "./scene";
import { storeSections } from "./stores";
import { wrapList } from "./text";
import { principals } from "./trust";
import { CLUSTER } from "./types";

/** What the picture of a previewed stack shows. */
export function buildScene(document: ReportDocument): Scene {
  const resources = indexResources(document.resources);
  const members = findMembers(resources);
  const flows = allFlows(resources);
  const places = new Map<string, string[]>();
  const network = networkBoxes({ resources, flows, places }, members);
  for (const member of members) {
    for (const entry of member.resources) {
      places.set(entry.urn, [...(places.get(entry.urn) ?? []), member.box.id]);
    }
  }
  const trust = principals(resources);
  const traffic = groupAddresses(resources, trafficArrows(flows, places));
  return {
    project: document.project,
    stack: document.stack,
    boxes: [...trust.boxes, ...traffic.boxes, ...network],
    arrows: [...trust.arrows, ...traffic.arrows],
    sections: [...storeSections(resources, members), ...namespaceSections(resources)],
  };
}

/** What security groups and public endpoints let through. */
export function allFlows(resources: Resources): readonly Flow[] {
  return [...findFlows(resources), ...publicEndpointFlows(resources)];
}

/** The provider's default range of a public endpoint is every address. */
function publicEndpointFlows(resources: Resources): readonly Flow[] {
  return resources.ofType(CLUSTER).flatMap((cluster) => {
    if (textAt(cluster.inputs, "vpcConfig", "endpointPublicAccess") === "false") return [];
    const ranges = textsAt(cluster.inputs, "vpcConfig", "publicAccessCidrs");
    const port = { protocol: "tcp", text: "443", first: 443 };
    return (ranges.length > 0 ? ranges : ["0.0.0.0/0"]).map((from) => ({
      from,
      to: cluster.urn,
      port,
    }));
  });
}

/** One arrow for each pair of boxes, with all its ports. Rules inside one box are a mark on that box. */
function trafficArrows(
  flows: readonly Flow[],
  places: ReadonlyMap<string, readonly string[]>,
): readonly Arrow[] {
  const pairs = new Map<string, { from: string; to: string; ports: Port[] }>();
  for (const flow of flows) {
    for (const from of endsOf(flow.from, places)) {
      for (const to of endsOf(flow.to, places)) {
        if (from === to) continue;
        const key = `${from}\r${to}`;
        const pair = pairs.get(key) ?? { from, to, ports: [] };
        pair.ports.push(flow.port);
        pairs.set(key, pair);
      }
    }
  }
  return [...pairs.values()].map(({ from, to, ports }) => ({
    from,
    to,
    kind: "traffic",
    labels: wrapList(portLabels(ports), 24, 3),
  }));
}

function endsOf(end: string, places: ReadonlyMap<string, readonly string[]>): readonly string[] {
  if (end.startsWith("urn:")) return places.get(end) ?? [];
  return [`${ADDRESS}${end}`];
}
