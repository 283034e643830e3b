import type { NetworkNeeds } from "./needs";

const BETWEEN_NODES = { from: "nodes", to: "nodes" } as const;

/**
 * What an EKS cluster needs before any add-on. Ports: Amazon EKS user guide, "View Amazon EKS security group
 * requirements for clusters". Endpoints: the same guide, "Deploy private clusters with limited internet access", and its
 * chapter on Pod Identity for `eks-auth`.
 */
export const CLUSTER_NEEDS: NetworkNeeds = {
  owner: "eks",
  flows: [
    {
      name: "nodes-api",
      from: "nodes",
      to: "control-plane",
      protocol: "tcp",
      port: 443,
      reason: "Kubelet and pods to the Kubernetes API",
    },
    {
      name: "control-plane-kubelet",
      from: "control-plane",
      to: "nodes",
      protocol: "tcp",
      port: 10250,
      reason: "Control plane to kubelet for logs, exec and port forward",
    },
    {
      ...BETWEEN_NODES,
      name: "nodes-kubelet",
      protocol: "tcp",
      port: 10250,
      reason: "Metrics collectors to kubelet",
    },
    {
      ...BETWEEN_NODES,
      name: "nodes-dns-udp",
      protocol: "udp",
      port: 53,
      reason: "Pods to cluster DNS",
    },
    {
      ...BETWEEN_NODES,
      name: "nodes-dns-tcp",
      protocol: "tcp",
      port: 53,
      reason: "Pods to cluster DNS",
    },
  ],
  endpoints: ["ec2", "ecr.api", "ecr.dkr", "s3", "sts", "logs", "eks", "eks-auth"],
};
