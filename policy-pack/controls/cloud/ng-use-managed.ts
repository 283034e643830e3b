import { pass, violation } from "../../kernel/answer";
import { control, onResources, onStack } from "../../kernel/control";
import { LAUNCH_CONFIGURATION, NODE_GROUP } from "../../kernel/node-types";
import type { StackIndex } from "../../kernel/stack-index";
import type { Subject } from "../../kernel/subject";

const CLUSTER = "aws:eks/cluster:Cluster";
const SCALING_GROUP = "aws:autoscaling/group:Group";
const WANTED = "a node group, EKS Auto Mode or Karpenter";

export const ngUseManaged = control(
  {
    id: "ng-use-managed",
    title: "Nodes should be managed by EKS or Karpenter.",
    severity: "low",
    level: "advisory",
    layer: "cloud",
    requirements: ["C6"],
    frameworks: [],
    contract:
      "Restricted: aws.ec2.LaunchConfiguration, and aws.autoscaling.Group in a stack with an aws.eks.Cluster. Allowed: none; nodes come from aws.eks.NodeGroup, EKS Auto Mode or Karpenter. Absent and unknown properties change nothing: the resource itself is refused.",
    rationale:
      "Nobody drains, replaces or patches the machines of a plain scaling group, and launch configurations get no new features.",
    remediation: "Make a node group with a launch template.",
    references: [
      "https://docs.aws.amazon.com/eks/latest/userguide/managed-node-groups.html",
      "https://docs.aws.amazon.com/autoscaling/ec2/userguide/launch-configurations.html",
    ],
    componentSide: "HardenedCluster makes managed node groups, or nodes of Auto Mode or Karpenter.",
  },
  onResources([LAUNCH_CONFIGURATION, NODE_GROUP], ({ type, inputs }) =>
    type === NODE_GROUP ? pass : violation(inputs, "a launch configuration", WANTED),
  ),
  onStack(scalingGroups, ({ inputs }) => violation(inputs, "a plain scaling group", WANTED)),
);

function scalingGroups(stack: StackIndex): readonly Subject[] {
  return stack.ofType(CLUSTER).length === 0 ? [] : stack.ofType(SCALING_GROUP);
}
