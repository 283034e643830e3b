/** The parties between which the cluster's own traffic flows; each has a security group. */
export const Party = {
  /** Network interfaces of the EKS control plane. */
  ControlPlane: "control-plane",
  /** Nodes, and the pods on them, which share the nodes' security group. */
  Nodes: "nodes",
  /** Interface endpoints of AWS services. */
  Endpoints: "endpoints",
  /** Mount targets of network file systems, in the subnets of the endpoints. */
  FileSystems: "file-systems",
} as const;
export type Party = (typeof Party)[keyof typeof Party];
export const PARTIES: readonly Party[] = Object.values(Party);

/** Transport protocols of the cluster's traffic. */
export const Protocol = {
  /** TCP. */
  Tcp: "tcp",
  /** UDP. */
  Udp: "udp",
} as const;
export type Protocol = (typeof Protocol)[keyof typeof Protocol];

/** Traffic that something needs: who opens the connection to whom, on which ports, and why. */
export interface Flow {
  readonly from: Party;
  readonly to: Party;
  readonly protocol: Protocol;
  readonly port: number;
  /** Last port of a range. Default the same as `port`. */
  readonly toPort?: number;
  /** For the rule's description: what the traffic is, in the field's words. */
  readonly reason: string;
  /** Part of the rule's resource name. Default made of the parties, the protocol and the ports. */
  readonly name?: string;
}

/** AWS services that a private cluster reaches through VPC endpoints, by the last part of the endpoint's service name. */
export const EndpointService = {
  /** Amazon EC2: network interfaces, volumes, instance data. */
  Ec2: "ec2",
  /** Amazon ECR: tokens and image metadata. */
  EcrApi: "ecr.api",
  /** Amazon ECR: the registry that nodes pull from. */
  EcrDkr: "ecr.dkr",
  /** Amazon S3, through a gateway endpoint: image layers. */
  S3: "s3",
  /** AWS STS: credentials of roles. */
  Sts: "sts",
  /** CloudWatch Logs. */
  Logs: "logs",
  /** Amazon EKS: describing the cluster. */
  Eks: "eks",
  /** EKS Pod Identity: credentials for pods. */
  EksAuth: "eks-auth",
  /** Elastic Load Balancing. */
  ElasticLoadBalancing: "elasticloadbalancing",
  /** EC2 Auto Scaling. */
  AutoScaling: "autoscaling",
  /** AWS KMS. */
  Kms: "kms",
  /** Secrets Manager. */
  SecretsManager: "secretsmanager",
  /** Systems Manager. */
  Ssm: "ssm",
  /** Session Manager. */
  SsmMessages: "ssmmessages",
  /** Messages of the Systems Manager agent. */
  Ec2Messages: "ec2messages",
  /** Events of the GuardDuty agent. */
  GuardDutyData: "guardduty-data",
  /** Amazon SQS. */
  Sqs: "sqs",
  /** CloudWatch metrics. */
  Monitoring: "monitoring",
  /** Amazon EFS. */
  ElasticFileSystem: "elasticfilesystem",
  /** AWS X-Ray. */
  XRay: "xray",
  /** AWS Private CA. */
  AcmPca: "acm-pca",
} as const;
export type EndpointService = (typeof EndpointService)[keyof typeof EndpointService];
export const ENDPOINT_SERVICES: readonly EndpointService[] = Object.values(EndpointService);

/** What an add-on or an option of the cluster needs of the network. */
export interface NetworkNeeds {
  /** Who needs it, for example the name of the add-on. */
  readonly owner: string;
  readonly flows: readonly Flow[];
  readonly endpoints: readonly EndpointService[];
}
