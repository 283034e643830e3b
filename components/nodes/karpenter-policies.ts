import { accountArn, dnsSuffix, type AwsLocation } from "../aws-account";
import type { NetworkNeeds } from "../network/needs";

/** Namespace and service account that the Karpenter controller runs as. */
export const KARPENTER_IDENTITY = { namespace: "kube-system", serviceAccount: "karpenter" };

/** Names of what Karpenter works with, known before it exists. */
export function karpenterNames(clusterName: string) {
  return {
    controllerRole: `${clusterName}-karpenter`,
    nodeRole: `${clusterName}-karpenter-nodes`,
    instanceProfile: `${clusterName}-karpenter-nodes`,
    queue: `${clusterName}-karpenter`,
  };
}

/**
 * What the controller needs of the network. Prices are not among it: their service has no endpoint in most regions, and
 * Karpenter has a table of its own. Neither is IAM, which has no endpoint either, so that the instance profile is ours.
 * Source: Karpenter documentation, "Private Clusters" in the getting started guide.
 */
export const KARPENTER_NEEDS: NetworkNeeds = {
  owner: "karpenter",
  flows: [],
  endpoints: ["ec2", "eks", "eks-auth", "sqs", "ssm", "sts"],
};

interface Request extends Required<AwsLocation> {
  readonly clusterName: string;
}

/** ARN of the controller's role, known before it exists: a user of the keys for volumes and for notifications. */
export function karpenterControllerArn(request: Request): string {
  return accountArn(request, `role/${karpenterNames(request.clusterName).controllerRole}`);
}

/** Trust policy of the controller's role: EKS Pod Identity, for this service account of this cluster. */
export function karpenterTrust(request: Request): string {
  const { namespace, serviceAccount } = KARPENTER_IDENTITY;
  return JSON.stringify({
    Version: "2012-10-17",
    Statement: [
      {
        Effect: "Allow",
        Principal: { Service: "pods.eks.amazonaws.com" },
        Action: ["sts:AssumeRole", "sts:TagSession"],
        Condition: {
          StringEquals: {
            "aws:SourceAccount": request.accountId,
            "aws:RequestTag/eks-cluster-name": request.clusterName,
            "aws:RequestTag/kubernetes-namespace": namespace,
            "aws:RequestTag/kubernetes-service-account": serviceAccount,
          },
          ArnEquals: { "aws:SourceArn": clusterArn(request) },
        },
      },
    ],
  });
}

/**
 * What the controller may do: launch instances that carry the cluster's tag, change and end those alone, read what EC2
 * offers, follow the interruption queue, and hand the nodes' role to EC2. It can make no role and no instance profile.
 * Source of the actions: Karpenter documentation, "CloudFormation" reference.
 */
export function karpenterPolicy(request: Request): string {
  const { partition, region, accountId, clusterName } = request;
  const names = karpenterNames(clusterName);
  const iam = `arn:${partition}:iam::${accountId}`;
  const ec2 = (kind: string, account = accountId): string =>
    `arn:${partition}:ec2:${region}:${account}:${kind}/*`;
  const made = ["fleet", "instance", "volume", "network-interface", "launch-template"];
  const ownedKey = `kubernetes.io/cluster/${clusterName}`;
  const tagged = (where: "Request" | "Resource") => ({
    StringEquals: { [`aws:${where}Tag/${ownedKey}`]: "owned" },
    StringLike: { [`aws:${where}Tag/karpenter.sh/nodepool`]: "*" },
  });
  const statements = [
    {
      Sid: "LaunchFrom",
      Action: ["ec2:RunInstances", "ec2:CreateFleet"],
      Resource: [ec2("image", ""), ec2("snapshot", ""), ec2("subnet"), ec2("security-group")],
    },
    {
      Sid: "LaunchFromOwnTemplates",
      Action: ["ec2:RunInstances", "ec2:CreateFleet"],
      Resource: ec2("launch-template"),
      Condition: tagged("Resource"),
    },
    {
      Sid: "LaunchTagged",
      Action: ["ec2:RunInstances", "ec2:CreateFleet", "ec2:CreateLaunchTemplate"],
      Resource: made.map((kind) => ec2(kind)),
      Condition: tagged("Request"),
    },
    {
      Sid: "TagAtLaunch",
      Action: ["ec2:CreateTags"],
      Resource: made.map((kind) => ec2(kind)),
      Condition: {
        ...tagged("Request"),
        StringEquals: {
          ...tagged("Request").StringEquals,
          "ec2:CreateAction": ["RunInstances", "CreateFleet", "CreateLaunchTemplate"],
        },
      },
    },
    {
      Sid: "NameOwnInstances",
      Action: ["ec2:CreateTags"],
      Resource: ec2("instance"),
      Condition: {
        ...tagged("Resource"),
        "ForAllValues:StringEquals": {
          "aws:TagKeys": ["eks:eks-cluster-name", "karpenter.sh/nodeclaim", "Name"],
        },
      },
    },
    {
      Sid: "EndOwn",
      Action: ["ec2:TerminateInstances", "ec2:DeleteLaunchTemplate"],
      Resource: [ec2("instance"), ec2("launch-template")],
      Condition: tagged("Resource"),
    },
    {
      Sid: "ReadRegion",
      Action: [
        "ec2:DescribeAvailabilityZones",
        "ec2:DescribeCapacityReservations",
        "ec2:DescribeImages",
        "ec2:DescribeInstances",
        "ec2:DescribeInstanceStatus",
        "ec2:DescribeInstanceTypeOfferings",
        "ec2:DescribeInstanceTypes",
        "ec2:DescribeLaunchTemplates",
        "ec2:DescribeSecurityGroups",
        "ec2:DescribeSpotPriceHistory",
        "ec2:DescribeSubnets",
      ],
      Resource: "*",
      Condition: { StringEquals: { "aws:RequestedRegion": region } },
    },
    {
      Sid: "ReadImageReleases",
      Action: ["ssm:GetParameter"],
      Resource: `arn:${partition}:ssm:${region}::parameter/aws/service/bottlerocket/*`,
    },
    {
      Sid: "FollowInterruptions",
      Action: ["sqs:DeleteMessage", "sqs:GetQueueUrl", "sqs:ReceiveMessage"],
      Resource: queueArn(request),
    },
    {
      Sid: "PassNodeRole",
      Action: ["iam:PassRole"],
      Resource: `${iam}:role/${names.nodeRole}`,
      Condition: {
        StringEquals: { "iam:PassedToService": `ec2.${dnsSuffix(partition)}` },
      },
    },
    {
      Sid: "ReadInstanceProfile",
      Action: ["iam:GetInstanceProfile"],
      Resource: `${iam}:instance-profile/${names.instanceProfile}`,
    },
    { Sid: "ReadCluster", Action: ["eks:DescribeCluster"], Resource: clusterArn(request) },
  ];
  return policy(statements);
}

/**
 * Lets the named EventBridge rules of this account put messages into the queue, and refuses everything unencrypted.
 * `ruleNames` are the names in EventBridge.
 */
export function interruptionQueuePolicy(request: Request, ruleNames: readonly string[]): string {
  const { partition, region, accountId } = request;
  const Resource = queueArn(request);
  const rules = ruleNames.map(
    (rule) => `arn:${partition}:events:${region}:${accountId}:rule/${rule}`,
  );
  return policy([
    {
      Sid: "Rules",
      Principal: { Service: "events.amazonaws.com" },
      Action: ["sqs:SendMessage"],
      Resource,
      Condition: { ArnEquals: { "aws:SourceArn": rules } },
    },
    {
      Sid: "TlsOnly",
      Effect: "Deny",
      Principal: "*",
      Action: ["sqs:*"],
      Resource,
      Condition: { Bool: { "aws:SecureTransport": "false" } },
    },
  ]);
}

function queueArn({ partition, region, accountId, clusterName }: Request): string {
  return `arn:${partition}:sqs:${region}:${accountId}:${karpenterNames(clusterName).queue}`;
}

function clusterArn({ partition, region, accountId, clusterName }: Request): string {
  return `arn:${partition}:eks:${region}:${accountId}:cluster/${clusterName}`;
}

function policy(statements: readonly object[]): string {
  const Statement = statements.map((one) => ({ Effect: "Allow", ...one }));
  return JSON.stringify({ Version: "2012-10-17", Statement });
}
