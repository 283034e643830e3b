/** The parties between which the cluster's own traffic flows; each has a security group. */
export const PARTIES = ["control-plane", "nodes", "endpoints"] as const;
export type Party = (typeof PARTIES)[number];

/** Traffic that something needs: who opens the connection to whom, on which ports, and why. */
export interface Flow {
  readonly from: Party;
  readonly to: Party;
  readonly protocol: "tcp" | "udp";
  readonly port: number;
  /** Last port of a range. Default the same as `port`. */
  readonly toPort?: number;
  /** For the rule's description: what the traffic is, in the field's words. */
  readonly reason: string;
}

/** AWS services that a private cluster reaches through VPC endpoints, by the last part of the endpoint's service name. */
export const ENDPOINT_SERVICES = [
  "ec2",
  "ecr.api",
  "ecr.dkr",
  "s3",
  "sts",
  "logs",
  "eks",
  "eks-auth",
  "elasticloadbalancing",
  "autoscaling",
  "kms",
  "secretsmanager",
  "ssm",
  "ssmmessages",
  "ec2messages",
  "guardduty-data",
  "sqs",
  "monitoring",
  "elasticfilesystem",
  "xray",
  "acm-pca",
] as const;
export type EndpointService = (typeof ENDPOINT_SERVICES)[number];

/** What an add-on or an option of the cluster needs of the network. */
export interface NetworkNeeds {
  /** Who needs it, for example the name of the add-on. */
  readonly owner: string;
  readonly flows: readonly Flow[];
  readonly endpoints: readonly EndpointService[];
}
