import { invalidArgument, requireMatch } from "../invalid-argument";
import { CLUSTER_NEEDS } from "./cluster-needs";
import { EndpointService, Protocol, type Flow, type NetworkNeeds, type Party } from "./needs";

/** One permitted direction of traffic. It becomes an egress rule of `from` and an ingress rule of `to`. */
export interface PortRule {
  /** Part of the resource names: renaming a rule replaces it. */
  readonly name: string;
  /** Who opens the connection. */
  readonly from: Party;
  /** Who accepts the connection. */
  readonly to: Party;
  /** Transport protocol. */
  readonly protocol: Protocol;
  /** First port, 1 to 65535. */
  readonly port: number;
  /** Last port of a range. Default the same as `port`. */
  readonly toPort?: number;
  /** What the traffic is: up to 255 characters. */
  readonly description: string;
}

/** A port that pods on one node reach on another node. */
export interface WorkloadPort {
  /** First port, 1 to 65535. */
  readonly port: number;
  /** Last port of a range. Default the same as `port`. */
  readonly toPort?: number;
  /** Transport protocol. Default tcp. */
  readonly protocol?: Protocol;
  /** What the traffic is: letters, digits, spaces and simple punctuation, up to 100 characters. */
  readonly reason: string;
}

export interface PortRequest {
  /** What add-ons and options need beyond the cluster itself. Default nothing. */
  readonly needs?: readonly NetworkNeeds[];
  /** What workloads need between nodes. Default nothing. */
  readonly workloadPorts?: readonly WorkloadPort[];
}

/** Longest description of a security-group rule (EC2 API reference, IpRange). */
const DESCRIPTION_LIMIT = 255;
/** Ports that the network ACLs deny everywhere, so that opening them here would have no effect. */
const DENIED_PORTS = [22, 3389];

/**
 * Every port that the cluster, its add-ons and its workloads need, each once: nothing else is open. Traffic to interface
 * endpoints is a flow too, and is there exactly when somebody needs such an endpoint. A need that two owners share is one
 * rule with both reasons, and goes when the last of them goes.
 */
export function planPorts(owner: string, request: PortRequest = {}): PortRule[] {
  const needs = [CLUSTER_NEEDS, ...(request.needs ?? [])];
  const flows = [
    ...CLUSTER_NEEDS.flows,
    ...needs.flatMap(endpointFlows),
    ...(request.needs ?? []).flatMap(({ flows }) => flows),
    ...requireWorkloadPorts(owner, request.workloadPorts ?? []),
  ];
  const rules = new Map<string, Flow & { readonly reasons: readonly string[] }>();
  for (const flow of flows) {
    const key = flowKey(flow);
    const known = rules.get(key);
    const reasons = [...new Set([...(known?.reasons ?? []), flow.reason])];
    rules.set(key, { ...(known ?? flow), reasons });
  }
  return [...rules].map(([key, { name, from, to, protocol, port, toPort, reasons }]) => ({
    name: name ?? key,
    from,
    to,
    protocol,
    port,
    ...(toPort === undefined || toPort === port ? {} : { toPort }),
    description: reasons.join("; ").slice(0, DESCRIPTION_LIMIT),
  }));
}

/** Without the flows of EKS itself an endpoint is reached by nobody; every interface endpoint answers on 443 alone. */
function endpointFlows({ endpoints }: NetworkNeeds): Flow[] {
  if (!endpoints.some((service) => service !== EndpointService.S3)) return [];
  return [
    {
      name: "nodes-endpoints",
      from: "nodes",
      to: "endpoints",
      protocol: "tcp",
      port: 443,
      reason: "Nodes and pods to AWS services",
    },
  ];
}

function flowKey({ from, to, protocol, port, toPort = port }: Flow): string {
  const ports = toPort === port ? `${port}` : `${port}-${toPort}`;
  return `${from}-to-${to}-${protocol}-${ports}`;
}

function requireWorkloadPorts(owner: string, ports: readonly WorkloadPort[]): Flow[] {
  if (!Array.isArray(ports)) {
    throw invalidArgument(owner, "workloadPorts", ports, "a list of ports");
  }
  return ports.map((one, index) => {
    const path = `workloadPorts[${index}]`;
    const { port, toPort = port, protocol = Protocol.Tcp, reason } = one;
    requirePortRange(owner, path, port, toPort);
    if (!Object.values(Protocol).includes(protocol)) {
      throw invalidArgument(owner, `${path}.protocol`, protocol, "one of tcp, udp");
    }
    requireMatch(
      owner,
      `${path}.reason`,
      reason,
      /^[\w .:/()#,@[\]+=&{}!$*-]{1,100}$/,
      "a reason of up to 100 letters, digits, spaces and simple punctuation",
    );
    return { from: "nodes", to: "nodes", protocol, port, toPort, reason };
  });
}

/** Checks a range of ports that network ACLs can let through. */
export function requirePortRange(owner: string, path: string, port: number, toPort: number): void {
  const wanted = "ports from 1 to 65535, the last not before the first, without 22 and 3389";
  const isPort = (value: number): boolean => Number.isInteger(value) && value > 0 && value < 65536;
  const isRange = isPort(port) && isPort(toPort) && port <= toPort;
  if (!isRange || DENIED_PORTS.some((denied) => denied >= port && denied <= toPort)) {
    throw invalidArgument(owner, path, { port, toPort }, wanted);
  }
}
