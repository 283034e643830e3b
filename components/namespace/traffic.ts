import { invalidArgument, requireMatch, withPaths } from "../invalid-argument";
import { Protocol } from "../network/needs";
import { POD_IDENTITY_AGENT, requireBlock, requireDestination } from "./addresses";
import { requireLabelPairs } from "./labels";

/** Ports of a rule. */
export interface AllowedPort {
  /** First port, 1 to 65535: the one of the container, not that of a Service. */
  readonly port: number;
  /** Last port of a range. Default the same as `port`. */
  readonly toPort?: number;
  /** Transport protocol. Default tcp. */
  readonly protocol?: Protocol;
}

/** Pods of another namespace. */
export interface AllowedNamespace {
  /** Name of the other namespace. */
  readonly namespace: string;
  /** Labels of the pods that are meant. Default every pod of that namespace. */
  readonly podLabels?: Record<string, string>;
  /** Ports, one at least. */
  readonly ports: AllowedPort[];
}

/** Addresses outside the cluster. */
export interface AllowedCidr {
  /** An IPv4 or IPv6 network. */
  readonly cidr: string;
  /** Smaller networks in it that stay closed. Default none, and for destinations the instance metadata addresses. */
  readonly except?: string[];
  /** Ports, one at least. */
  readonly ports: AllowedPort[];
}

/** Traffic of a namespace beyond cluster DNS, which is always allowed. Nothing else is open unless it is listed. */
export interface NamespaceTraffic {
  /** Ports on which pods of the namespace reach each other. Default none. */
  readonly sameNamespace?: AllowedPort[];
  /** Pods of other namespaces that pods reach. The other namespace must let them in. Default none. */
  readonly toNamespaces?: AllowedNamespace[];
  /** Pods of other namespaces that reach pods here. Default none. */
  readonly fromNamespaces?: AllowedNamespace[];
  /** Addresses that pods reach. Default none. */
  readonly toCidrs?: AllowedCidr[];
  /** Addresses, of load balancers for example, that reach pods here. Default none. */
  readonly fromCidrs?: AllowedCidr[];
  /** Networks of the interface endpoints of AWS services, which pods reach on port 443. Default none. */
  readonly awsEndpointCidrs?: string[];
}

/** A network policy for all pods of the namespace: plain values in the form of the Kubernetes API. */
export interface TrafficPolicy {
  readonly name: string;
  readonly direction: "Ingress" | "Egress";
  readonly rules: readonly TrafficRule[];
}
interface TrafficRule {
  readonly peers: PolicyPeer[];
  readonly ports: PolicyPort[];
}
interface PolicyPeer {
  readonly ipBlock?: { readonly cidr: string; readonly except?: string[] };
  readonly namespaceSelector?: { readonly matchLabels: Readonly<Record<string, string>> };
  readonly podSelector?: { readonly matchLabels?: Readonly<Record<string, string>> };
}
interface PolicyPort {
  readonly protocol: "TCP" | "UDP";
  readonly port: number;
  readonly endPort?: number;
}

const DNS: PolicyPort[] = [
  { protocol: "UDP", port: 53 },
  { protocol: "TCP", port: 53 },
];
const CLUSTER_DNS: PolicyPeer = {
  namespaceSelector: { matchLabels: { "kubernetes.io/metadata.name": "kube-system" } },
  podSelector: { matchLabels: { "k8s-app": "kube-dns" } },
};

/**
 * Controls ns-default-deny-ingress, ns-default-deny-egress, ns-dns-egress, np-metadata-egress and np-no-allow-all. A deny
 * in each direction, DNS, and one policy for each direction in which something is allowed.
 */
export function planTraffic(
  owner: string,
  path: string,
  namespace: string,
  traffic: NamespaceTraffic = {},
  usesPodIdentity = false,
): TrafficPolicy[] {
  const reader = new TrafficReader(owner, path, namespace);
  const same = reader.sameNamespace(traffic.sameNamespace);
  const ingress = [
    ...same,
    ...reader.namespaces("fromNamespaces", traffic.fromNamespaces),
    ...reader.cidrs("fromCidrs", traffic.fromCidrs, requireBlock),
  ];
  const egress = [
    ...same,
    ...reader.namespaces("toNamespaces", traffic.toNamespaces),
    ...reader.cidrs("toCidrs", traffic.toCidrs, requireDestination),
    ...reader.awsEndpoints(traffic.awsEndpointCidrs),
    ...(usesPodIdentity ? [toPodIdentityAgent()] : []),
  ];
  const policies: TrafficPolicy[] = [
    { name: "default-deny-ingress", direction: "Ingress", rules: [] },
    { name: "default-deny-egress", direction: "Egress", rules: [] },
    { name: "allow-dns", direction: "Egress", rules: [{ peers: [CLUSTER_DNS], ports: DNS }] },
    { name: "allow-ingress", direction: "Ingress", rules: ingress },
    { name: "allow-egress", direction: "Egress", rules: egress },
  ];
  return policies.filter(({ name, rules }) => name.startsWith("default-") || rules.length > 0);
}

/** Pods ask the agent on their node for the credentials of their role. */
function toPodIdentityAgent(): TrafficRule {
  return {
    peers: POD_IDENTITY_AGENT.map((cidr) => ({ ipBlock: { cidr } })),
    ports: [{ protocol: "TCP", port: 80 }],
  };
}

/** Reads the lists of a `NamespaceTraffic` into rules; `path` is where it stands. */
class TrafficReader {
  constructor(
    private readonly owner: string,
    private readonly path: string,
    private readonly namespace: string,
  ) {}

  sameNamespace(ports: AllowedPort[] | undefined): TrafficRule[] {
    if (ports === undefined) return [];
    return [
      { peers: [{ podSelector: {} }], ports: this.ports(`${this.path}.sameNamespace`, ports) },
    ];
  }

  namespaces(key: string, list: readonly AllowedNamespace[] = []): TrafficRule[] {
    const seen = new Allowed(this.owner);
    return list.map(({ namespace, podLabels, ports: listed }, index) => {
      const place = `${this.path}.${key}[${index}]`;
      const name = `${place}.namespace`;
      const form = /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/;
      requireMatch(this.owner, name, namespace, form, "the name of a namespace, without a pattern");
      if (namespace === this.namespace) {
        const wanted = "another namespace: pods of this one are allowed by sameNamespace";
        throw invalidArgument(this.owner, name, namespace, wanted);
      }
      const matchLabels = this.labels(`${place}.podLabels`, podLabels);
      const ports = this.ports(`${place}.ports`, listed);
      seen.add(place, JSON.stringify([namespace, matchLabels]), ports);
      const peer = {
        namespaceSelector: { matchLabels: { "kubernetes.io/metadata.name": namespace } },
        ...(matchLabels !== undefined && { podSelector: { matchLabels } }),
      };
      return { peers: [peer], ports };
    });
  }

  cidrs(
    key: string,
    list: readonly AllowedCidr[] = [],
    requireCidr: typeof requireBlock,
  ): TrafficRule[] {
    const seen = new Allowed(this.owner);
    return list.map(({ cidr, except = [], ports: listed }, index) => {
      const place = `${this.path}.${key}[${index}]`;
      const ipBlock = requireCidr(this.owner, place, cidr, except);
      const ports = this.ports(`${place}.ports`, listed);
      seen.add(place, cidr, ports);
      return { peers: [{ ipBlock }], ports };
    });
  }

  awsEndpoints(cidrs: readonly string[] = []): TrafficRule[] {
    if (cidrs.length === 0) return [];
    const key = `${this.path}.awsEndpointCidrs`;
    const peers = cidrs.map((cidr, index) => ({
      ipBlock: withPaths(
        (path) => path.replace(/\.cidr$/, ""),
        () => requireDestination(this.owner, `${key}[${index}]`, cidr, []),
      ),
    }));
    return [{ peers, ports: [{ protocol: "TCP", port: 443 }] }];
  }

  private ports(path: string, list: readonly AllowedPort[]): PolicyPort[] {
    if (!Array.isArray(list) || list.length === 0) {
      throw invalidArgument(this.owner, path, list, "a list with at least one port");
    }
    return list.map(({ port, toPort = port, protocol = Protocol.Tcp }: AllowedPort, index) => {
      const place = `${path}[${index}]`;
      const isPort = (one: number): boolean => Number.isInteger(one) && one > 0 && one < 65536;
      if (!isPort(port) || !isPort(toPort) || toPort < port) {
        const wanted = "ports from 1 to 65535, the last not before the first";
        throw invalidArgument(this.owner, place, { port, toPort }, wanted);
      }
      if (!Object.values(Protocol).includes(protocol)) {
        throw invalidArgument(this.owner, `${place}.protocol`, protocol, "one of tcp, udp");
      }
      return {
        protocol: protocol === Protocol.Udp ? "UDP" : "TCP",
        port,
        ...(toPort > port && { endPort: toPort }),
      };
    });
  }

  private labels(
    path: string,
    labels: Readonly<Record<string, string>> | undefined,
  ): Readonly<Record<string, string>> | undefined {
    if (labels === undefined) return undefined;
    if (Object.keys(labels).length === 0) {
      throw invalidArgument(this.owner, path, labels, "at least one label, or no podLabels");
    }
    requireLabelPairs(this.owner, path, labels);
    return labels;
  }
}

/** What a list allows already: a second entry for the same peer and port says something that the first one decides. */
class Allowed {
  private readonly ports = new Map<
    string,
    { readonly place: string; readonly port: PolicyPort }[]
  >();

  constructor(private readonly owner: string) {}

  add(place: string, peer: string, ports: readonly PolicyPort[]): void {
    const known = this.ports.get(peer) ?? [];
    for (const port of ports) {
      const other = known.find((one) => overlap(one.port, port));
      if (other !== undefined) {
        const wanted = `ports that ${other.place} does not allow to the same peer`;
        throw invalidArgument(this.owner, `${place}.ports`, port.port, wanted);
      }
      known.push({ place, port });
    }
    this.ports.set(peer, known);
  }
}

function overlap(a: PolicyPort, b: PolicyPort): boolean {
  const lastOf = ({ port, endPort = port }: PolicyPort): number => endPort;
  return a.protocol === b.protocol && a.port <= lastOf(b) && b.port <= lastOf(a);
}
