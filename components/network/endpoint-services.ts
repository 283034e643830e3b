import type { EndpointService } from "./needs";

/** What is known of an endpoint service. */
export interface EndpointServiceFacts {
  /** Whether an endpoint policy can narrow it; if not, it accepts the full-access policy alone, or none is documented. */
  readonly policy: boolean;
  /** Where that is written. */
  readonly source: string;
}

/** Day on which the sources below were read. */
export const ENDPOINT_SERVICES_AS_OF = "2026-11-21";

/** One row for each service that the planner can make an endpoint for. */
export const ENDPOINT_SERVICE_FACTS: Readonly<Record<EndpointService, EndpointServiceFacts>> = {
  ec2: row("Amazon EC2 user guide, Access Amazon EC2 using interface VPC endpoints"),
  "ecr.api": row("Amazon ECR user guide, Amazon ECR interface VPC endpoints"),
  "ecr.dkr": row("Amazon ECR user guide, Amazon ECR interface VPC endpoints"),
  s3: row("AWS PrivateLink guide, Gateway endpoints for Amazon S3"),
  sts: row("AWS IAM user guide, Use AWS STS with interface VPC endpoints"),
  logs: row("CloudWatch Logs user guide, Using CloudWatch Logs with interface VPC endpoints"),
  eks: row("Amazon EKS user guide, Access Amazon EKS using AWS PrivateLink"),
  "eks-auth": {
    policy: false,
    source: "Amazon EKS user guide, Access Amazon EKS using AWS PrivateLink, which names no policy",
  },
  elasticloadbalancing: row(
    "Elastic Load Balancing user guide, Elastic Load Balancing and interface VPC endpoints",
  ),
  autoscaling: row("EC2 Auto Scaling user guide, EC2 Auto Scaling and interface VPC endpoints"),
  kms: row("AWS KMS developer guide, Connect to AWS KMS through a VPC endpoint"),
  secretsmanager: row("Secrets Manager user guide, Using an AWS Secrets Manager VPC endpoint"),
  ssm: row("Systems Manager user guide, Create VPC endpoints for Systems Manager"),
  ssmmessages: row("Systems Manager user guide, Create VPC endpoints for Systems Manager"),
  ec2messages: row("Systems Manager user guide, Create VPC endpoints for Systems Manager"),
  "guardduty-data": row("GuardDuty user guide, Prerequisite: creating an Amazon VPC endpoint"),
  sqs: row("Amazon SQS developer guide, Amazon VPC endpoints for Amazon SQS"),
  monitoring: row("CloudWatch user guide, Using CloudWatch with interface VPC endpoints"),
  elasticfilesystem: row("Amazon EFS user guide, Working with interface VPC endpoints"),
  xray: row("AWS X-Ray developer guide, Using X-Ray with VPC endpoints"),
  "acm-pca": row("AWS Private CA user guide, AWS Private CA VPC endpoints"),
};

function row(source: string): EndpointServiceFacts {
  return { policy: true, source };
}

/** Day on which the table of accounts was read. */
export const EKS_IMAGE_ACCOUNTS_AS_OF = "2026-11-21";

const EKS_IMAGE_ACCOUNT = "602401143452";
const EKS_IMAGE_ACCOUNTS: Readonly<Record<string, string>> = {
  "af-south-1": "877085696533",
  "ap-east-1": "800184023465",
  "ap-east-2": "533267051163",
  "ap-south-2": "900889452093",
  "ap-southeast-3": "296578399912",
  "ap-southeast-4": "491585149902",
  "ap-southeast-5": "151610086707",
  "ap-southeast-6": "333609536671",
  "ap-southeast-7": "121268973566",
  "ca-west-1": "761377655185",
  "eu-central-2": "900612956339",
  "eu-south-1": "590381155156",
  "eu-south-2": "455263428931",
  "il-central-1": "066635153087",
  "me-central-1": "759879836304",
  "me-south-1": "558608220178",
  "mx-central-1": "730335286997",
  "us-gov-east-1": "151742754352",
  "us-gov-west-1": "013241004608",
};

/**
 * The account whose registry in `region` has the images of EKS and its add-ons. Source: Amazon EKS user guide, "View
 * Amazon container image registries for Amazon EKS add-ons".
 */
export function eksImageAccount(region: string): string {
  return EKS_IMAGE_ACCOUNTS[region] ?? EKS_IMAGE_ACCOUNT;
}
