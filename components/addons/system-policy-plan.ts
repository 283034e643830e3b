import { invalidArgument } from "../invalid-argument";
import { formatCidr, parseCidr, type Cidr } from "../network/cidr";
import { requireKubernetesVersion } from "../kubernetes-versions";
import { planAddons, type AddonRequest } from "./addon-plan";
import type { AddonPods, Destination, Listener, Source } from "./definition";

/** Where the traffic of the system's pods goes; each address range as `a.b.c.d/n`. */
export interface SystemPolicyRequest extends AddonRequest {
  readonly vpcCidr: string;
  readonly serviceCidr?: string;
  readonly controlPlaneCidrs: readonly string[];
  readonly nodeCidrs: readonly string[];
  readonly serviceEndpointCidrs: readonly string[];
}

/** A network policy: plain values in the form of the Kubernetes API. */
export interface SystemPolicy {
  readonly name: string;
  readonly namespace: string;
  readonly podSelector: { readonly matchLabels?: Readonly<Record<string, string>> };
  readonly ingress: readonly IngressRule[];
  readonly egress: readonly EgressRule[];
}
export interface IngressRule {
  readonly from: PolicyPeer[];
  readonly ports: PolicyPort[];
}
export interface EgressRule {
  readonly to: PolicyPeer[];
  readonly ports: PolicyPort[];
}
export interface PolicyPort {
  readonly protocol: string;
  readonly port: number;
}
export interface PolicyPeer {
  readonly ipBlock?: { readonly cidr: string };
  readonly namespaceSelector?: { readonly matchLabels?: Readonly<Record<string, string>> };
  readonly podSelector?: { readonly matchLabels?: Readonly<Record<string, string>> };
}

/** Where the Pod Identity agent answers on every node (EKS user guide, "Set up the Amazon EKS Pod Identity Agent"). */
const POD_IDENTITY_AGENT = "169.254.170.23/32";
/** The VPC's resolver, which also answers at the second address of the VPC (VPC user guide, "Amazon DNS server"). */
const VPC_RESOLVER = "169.254.169.253/32";

const HTTPS = [{ protocol: "TCP", port: 443 }];
const DNS = [
  { protocol: "UDP", port: 53 },
  { protocol: "TCP", port: 53 },
];

interface Ranges {
  readonly api: PolicyPeer[];
  readonly resolver: PolicyPeer[];
  readonly controlPlane: PolicyPeer[];
  readonly nodes: PolicyPeer[];
  readonly awsServices: PolicyPeer[];
}

/**
 * Plans one policy for each kind of system pod, in both directions: a policy in one direction leaves the other one open in
 * strict mode (aws/amazon-vpc-cni-k8s issue 3068). Probes of the kubelet need no rule: traffic from the node that a pod runs
 * on is always allowed (Kubernetes documentation, "Network Policies").
 */
export function planSystemPolicies(owner: string, request: SystemPolicyRequest): SystemPolicy[] {
  const ranges = planRanges(owner, request);
  const { addons } = planAddons(owner, request);
  return addons.flatMap(({ definition }) => definition.pods).map((pods) => policyOf(pods, ranges));
}

/** A namespace to make before its add-on, with the labels of Pod Security. */
export interface PlannedNamespace {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
}

/** Plans the namespaces of add-ons that have one of their own. A rule that admits everything needs no version. */
export function planAddonNamespaces(owner: string, request: AddonRequest): PlannedNamespace[] {
  const { minor } = requireKubernetesVersion(owner, "kubernetesVersion", request.kubernetesVersion);
  const namespaces = planAddons(owner, request).addons.flatMap(
    ({ definition }) => definition.namespace ?? [],
  );
  return namespaces.map(({ name, podSecurity }) => {
    const labels = ["enforce", "audit", "warn"].flatMap((mode) => [
      [`pod-security.kubernetes.io/${mode}`, podSecurity],
      ...(podSecurity === "privileged"
        ? []
        : [[`pod-security.kubernetes.io/${mode}-version`, `v${minor}`]]),
    ]);
    return { name, labels: Object.fromEntries(labels) };
  });
}

function policyOf(pods: AddonPods, ranges: Ranges): SystemPolicy {
  const selectsAll = Object.keys(pods.labels).length === 0;
  return {
    name: pods.name,
    namespace: pods.namespace,
    podSelector: selectsAll ? {} : { matchLabels: pods.labels },
    ingress: pods.listensOn.map((listener) => ingressRule(listener, ranges)),
    egress: pods.connectsTo.map((destination) => egressRule(destination, ranges)),
  };
}

function ingressRule({ protocol, port, from }: Listener, ranges: Ranges): IngressRule {
  const peers: Readonly<Record<Source, PolicyPeer[]>> = {
    "control-plane": ranges.controlPlane,
    "all-pods": [{ namespaceSelector: {} }],
    nodes: ranges.nodes,
  };
  return { from: from.flatMap((source) => peers[source]), ports: [{ protocol, port }] };
}

function egressRule(destination: Destination, ranges: Ranges): EgressRule {
  const rules: Readonly<Record<Destination, EgressRule>> = {
    "api-server": { to: ranges.api, ports: HTTPS },
    "cluster-dns": { to: [clusterDns()], ports: DNS },
    "vpc-dns": { to: ranges.resolver, ports: DNS },
    kubelets: { to: ranges.nodes, ports: [{ protocol: "TCP", port: 10250 }] },
    "pod-identity": { to: blocks(POD_IDENTITY_AGENT), ports: [{ protocol: "TCP", port: 80 }] },
    "aws-services": { to: ranges.awsServices, ports: HTTPS },
  };
  return rules[destination];
}

function clusterDns(): PolicyPeer {
  return {
    namespaceSelector: { matchLabels: { "kubernetes.io/metadata.name": "kube-system" } },
    podSelector: { matchLabels: { "k8s-app": "kube-dns" } },
  };
}

function planRanges(owner: string, request: SystemPolicyRequest): Ranges {
  const vpc = requireCidr(owner, "vpcCidr", request.vpcCidr);
  const services = requireCidr(owner, "serviceCidr", request.serviceCidr ?? "172.20.0.0/16");
  const list = (path: "controlPlaneCidrs" | "nodeCidrs" | "serviceEndpointCidrs"): PolicyPeer[] =>
    requireCidrs(owner, path, request[path]);
  const controlPlane = list("controlPlaneCidrs");
  return {
    controlPlane,
    nodes: list("nodeCidrs"),
    awsServices: list("serviceEndpointCidrs"),
    // Pods use the address of the Service; policies are judged before kube-proxy replaces it.
    api: [...blocks(address(services, 1)), ...controlPlane],
    resolver: blocks(address(vpc, 2), VPC_RESOLVER),
  };
}

function requireCidrs(owner: string, path: string, cidrs: readonly string[]): PolicyPeer[] {
  if (cidrs.length === 0) {
    throw invalidArgument(owner, path, cidrs, "at least one address range");
  }
  cidrs.forEach((cidr, index) => requireCidr(owner, `${path}[${index}]`, cidr));
  return blocks(...cidrs);
}

function requireCidr(owner: string, path: string, text: string): Cidr {
  const cidr = parseCidr(text);
  if (cidr === undefined) {
    throw invalidArgument(owner, path, text, "an IPv4 network such as 10.20.0.0/18");
  }
  return cidr;
}

/** The address at `offset` within the network, as a network of its own. */
function address({ first }: Cidr, offset: number): string {
  return formatCidr({ first: first + offset, prefix: 32 });
}

function blocks(...cidrs: readonly string[]): PolicyPeer[] {
  return cidrs.map((cidr) => ({ ipBlock: { cidr } }));
}
