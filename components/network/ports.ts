/** Who a rule is about: the network interfaces of the control plane, or the nodes with the pods on them. */
export type Peer = "control-plane" | "nodes";

/** One permitted direction of traffic. It becomes an egress rule of `from` and an ingress rule of `to`. */
export interface PortRule {
  /** Part of the resource names: renaming a rule replaces it. */
  readonly name: string;
  readonly from: Peer;
  readonly to: Peer;
  readonly protocol: "tcp" | "udp";
  readonly port: number;
  readonly description: string;
}

/**
 * Every port that the cluster needs by itself. Nothing else is open between nodes and control plane, or between nodes.
 * Source: Amazon EKS user guide, "View Amazon EKS security group requirements for clusters".
 */
export function planPorts(): readonly PortRule[] {
  const api = { from: "nodes", to: "control-plane", protocol: "tcp", port: 443 } as const;
  const kubelet = { protocol: "tcp", port: 10250 } as const;
  const betweenNodes = { from: "nodes", to: "nodes" } as const;
  return [
    { ...api, name: "nodes-api", description: "Kubelet and pods to the Kubernetes API" },
    {
      ...kubelet,
      name: "control-plane-kubelet",
      from: "control-plane",
      to: "nodes",
      description: "Control plane to kubelet for logs, exec and port forward",
    },
    {
      ...betweenNodes,
      ...kubelet,
      name: "nodes-kubelet",
      description: "Metrics collectors to kubelet",
    },
    {
      ...betweenNodes,
      name: "nodes-dns-udp",
      protocol: "udp",
      port: 53,
      description: "Pods to cluster DNS",
    },
    {
      ...betweenNodes,
      name: "nodes-dns-tcp",
      protocol: "tcp",
      port: 53,
      description: "Pods to cluster DNS",
    },
  ];
}
