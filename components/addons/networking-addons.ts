import type { AddonDefinition } from "./definition";
import { AddonName, AddonPhase } from "./names";

const NOTHING = { flows: [], endpoints: [] } as const;

/** Must come first of all: pods whose role is a Pod Identity role get no credentials before it runs. */
const podIdentityAgent: AddonDefinition = {
  name: AddonName.PodIdentityAgent,
  phase: AddonPhase.BeforeNodes,
  use: "always",
  after: [],
  needs: { flows: [], endpoints: ["eks-auth"] },
  identities: [],
  pods: [],
};

/**
 * Network policies on, in strict mode: a pod has no traffic at all until a policy selects it (controls np-engine-enabled,
 * np-strict-mode). Its role is not the nodes' (control eks-addon-hygiene). aws-node restarts until the Pod
 * Identity agent answers, therefore the order (aws/amazon-vpc-cni-k8s issue 3840). Source: README of amazon-vpc-cni-k8s.
 */
const vpcCni: AddonDefinition = {
  name: AddonName.VpcCni,
  phase: AddonPhase.BeforeNodes,
  use: "always",
  after: [AddonName.PodIdentityAgent],
  needs: { flows: [], endpoints: ["ec2"] },
  identities: [
    {
      namespace: "kube-system",
      serviceAccount: "aws-node",
      roleSuffix: "vpc-cni",
      managedPolicies: ["AmazonEKS_CNI_Policy"],
      statements: () => [],
    },
  ],
  configuration: () => ({
    enableNetworkPolicy: "true",
    env: { NETWORK_POLICY_ENFORCING_MODE: "strict" },
  }),
  pods: [],
};

const kubeProxy: AddonDefinition = {
  name: AddonName.KubeProxy,
  phase: AddonPhase.BeforeNodes,
  use: "always",
  after: [],
  needs: NOTHING,
  identities: [],
  pods: [],
};

const DNS_REASON = "Pods to cluster DNS";

/** All pods may ask it, also those on the network of another node's host. It asks the VPC's resolver. */
const coreDns: AddonDefinition = {
  name: AddonName.CoreDns,
  phase: AddonPhase.AfterNodes,
  use: "always",
  after: [],
  needs: {
    flows: [
      { from: "nodes", to: "nodes", protocol: "udp", port: 53, reason: DNS_REASON },
      { from: "nodes", to: "nodes", protocol: "tcp", port: 53, reason: DNS_REASON },
    ],
    endpoints: [],
  },
  identities: [],
  configuration: () => ({ autoScaling: { enabled: true, minReplicas: 2, maxReplicas: 10 } }),
  pods: [
    {
      name: "coredns",
      namespace: "kube-system",
      labels: { "k8s-app": "kube-dns" },
      listensOn: [
        { protocol: "UDP", port: 53, from: ["all-pods", "nodes"] },
        { protocol: "TCP", port: 53, from: ["all-pods", "nodes"] },
      ],
      connectsTo: ["api-server", "vpc-dns"],
    },
  ],
};

/** The port is the add-on's own default, named here because the rules depend on it (EKS user guide, "Metrics Server"). */
const METRICS_PORT = 10251;

const metricsServer: AddonDefinition = {
  name: AddonName.MetricsServer,
  phase: AddonPhase.AfterNodes,
  use: "default",
  after: [],
  needs: {
    flows: [
      {
        from: "control-plane",
        to: "nodes",
        protocol: "tcp",
        port: METRICS_PORT,
        reason: "Control plane to metrics server",
      },
      {
        from: "nodes",
        to: "nodes",
        protocol: "tcp",
        port: 10250,
        reason: "Metrics server to kubelets",
      },
    ],
    endpoints: [],
  },
  identities: [],
  configuration: () => ({ replicas: 2, containerPort: METRICS_PORT }),
  pods: [
    {
      name: "metrics-server",
      namespace: "kube-system",
      labels: { "app.kubernetes.io/name": "metrics-server" },
      listensOn: [{ protocol: "TCP", port: METRICS_PORT, from: ["control-plane"] }],
      connectsTo: ["api-server", "kubelets"],
    },
  ],
};

export const NETWORKING_ADDONS = [podIdentityAgent, vpcCni, kubeProxy, coreDns, metricsServer];
