/** The EKS add-ons that the components know, by the names EKS has for them. */
export const AddonName = {
  /** Pod networking and network policies. */
  VpcCni: "vpc-cni",
  /** Credentials for pods. */
  PodIdentityAgent: "eks-pod-identity-agent",
  /** Service addresses. */
  KubeProxy: "kube-proxy",
  /** Cluster DNS. */
  CoreDns: "coredns",
  /** Volume snapshots. */
  SnapshotController: "snapshot-controller",
  /** Volumes on EBS. */
  EbsCsiDriver: "aws-ebs-csi-driver",
  /** CPU and memory figures for autoscaling. */
  MetricsServer: "metrics-server",
  /** Runtime monitoring by GuardDuty. */
  GuardDutyAgent: "aws-guardduty-agent",
  /** Volumes on EFS. */
  EfsCsiDriver: "aws-efs-csi-driver",
  /** Logs and metrics of applications in CloudWatch. */
  CloudWatchObservability: "amazon-cloudwatch-observability",
  /** Certificates for workloads and webhooks. */
  CertManager: "cert-manager",
} as const;
export type AddonName = (typeof AddonName)[keyof typeof AddonName];

/** When an add-on is installed in relation to the nodes. */
export const AddonPhase = {
  /** Nodes cannot become ready, or pods have no credentials, without it. */
  BeforeNodes: "before-nodes",
  /** Its pods run on the pod network and wait for nodes and for the system network policies. */
  AfterNodes: "after-nodes",
} as const;
export type AddonPhase = (typeof AddonPhase)[keyof typeof AddonPhase];
