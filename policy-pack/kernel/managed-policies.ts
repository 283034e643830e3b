import { Field } from "./field";
import { Statement } from "./iam-statement";

const AWS_MANAGED = /^arn:[\w-]+:iam::aws:policy\/(?:[\w-]+\/)*([\w-]+)$/;

/** The name of a policy that AWS manages; nothing for a policy of an account. */
export function awsManagedName(arn: string): string | undefined {
  return AWS_MANAGED.exec(arn)?.[1];
}

const on = (Action: string | readonly string[], Condition: object = {}) => ({
  Effect: "Allow",
  Action,
  Resource: "*",
  Condition,
});
const passTo = (service: string) =>
  on("iam:PassRole", { StringEquals: { "iam:PassedToService": service } });

/** What policies of AWS allow of the actions in `ESCALATIONS`, for those that allow some (AWS managed policy reference). */
const WIDE: Readonly<Record<string, readonly object[]>> = {
  AdministratorAccess: [on("*")],
  AmazonEC2FullAccess: [on("ec2:*")],
  AmazonECS_FullAccess: [on("ecs:*"), passTo("ecs-tasks.amazonaws.com")],
  AmazonEKSComputePolicy: [on(["ec2:CreateFleet", "ec2:RunInstances"])],
  AWSCloudFormationFullAccess: [on("cloudformation:*")],
  AWSCodeBuildAdminAccess: [on("codebuild:*")],
  AWSLambda_FullAccess: [on("lambda:*"), passTo("lambda.amazonaws.com")],
  AWSStepFunctionsFullAccess: [on("states:*")],
  IAMFullAccess: [on("iam:*")],
  PowerUserAccess: [
    { Effect: "Allow", NotAction: ["iam:*", "organizations:*", "account:*"], Resource: "*" },
  ],
};

/** Policies of AWS that allow none of them. */
const NARROW = [
  "AmazonEBSCSIDriverEKSClusterScopedPolicy",
  "AmazonEBSCSIDriverPolicy",
  "AmazonEC2ContainerRegistryPowerUser",
  "AmazonEC2ContainerRegistryPullOnly",
  "AmazonEC2ContainerRegistryReadOnly",
  "AmazonEFSCSIDriverPolicy",
  "AmazonEKSBlockStoragePolicy",
  "AmazonEKSClusterPolicy",
  "AmazonEKSFargatePodExecutionRolePolicy",
  "AmazonEKSLoadBalancingPolicy",
  "AmazonEKSNetworkingPolicy",
  "AmazonEKSServicePolicy",
  "AmazonEKSVPCResourceController",
  "AmazonEKSWorkerNodeMinimalPolicy",
  "AmazonEKSWorkerNodePolicy",
  "AmazonEKS_CNI_Policy",
  "AmazonS3ReadOnlyAccess",
  "AmazonSSMManagedInstanceCore",
  "AWSLambdaBasicExecutionRole",
  "AWSLambdaVPCAccessExecutionRole",
  "AWSXRayDaemonWriteAccess",
  "CloudWatchAgentServerPolicy",
  "ReadOnlyAccess",
  "SecurityAudit",
  "ViewOnlyAccess",
];

/** What a policy of AWS allows of the actions that lead to further rights; nothing for a policy that is not in the table. */
export function managedStatements(name: string): readonly Statement[] | undefined {
  if (NARROW.includes(name)) return [];
  if (!Object.hasOwn(WIDE, name)) return undefined;
  return WIDE[name]?.map((statement) => new Statement(Field.root(statement), name));
}
