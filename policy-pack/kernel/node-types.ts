import { tokensOf } from "./kinds";

export const LAUNCH_TEMPLATE = "aws:ec2/launchTemplate:LaunchTemplate";
export const LAUNCH_CONFIGURATION = "aws:ec2/launchConfiguration:LaunchConfiguration";
export const INSTANCE = "aws:ec2/instance:Instance";
/** A request for an instance has the properties of the instance. */
export const SPOT_INSTANCE = "aws:ec2/spotInstanceRequest:SpotInstanceRequest";
export const SPOT_FLEET = "aws:ec2/spotFleetRequest:SpotFleetRequest";
export const NODE_GROUP = "aws:eks/nodeGroup:NodeGroup";

/** What EC2 makes machines from. */
export const INSTANCES: readonly string[] = [INSTANCE, SPOT_INSTANCE];
export const MACHINES = [LAUNCH_TEMPLATE, LAUNCH_CONFIGURATION, ...INSTANCES];

/** What Karpenter makes nodes from, what EKS Auto Mode does, and the pools of both, patches included. */
export const KARPENTER_NODE_CLASSES = tokensOf("EC2NodeClass", [
  "karpenter.k8s.aws/v1",
  "karpenter.k8s.aws/v1beta1",
]);
export const AUTO_NODE_CLASSES = tokensOf("NodeClass", ["eks.amazonaws.com/v1"]);
export const NODE_POOLS = tokensOf("NodePool", ["karpenter.sh/v1", "karpenter.sh/v1beta1"]);
