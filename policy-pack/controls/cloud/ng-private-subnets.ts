import { control, onStack } from "../../kernel/control";
import { cisEks } from "../../kernel/frameworks";
import { NODE_GROUP } from "../../kernel/node-types";
import { judgeSubnets } from "../../kernel/subnet-exposure";

export const ngPrivateSubnets = control(
  {
    id: "ng-private-subnets",
    title: "Nodes must be in private subnets.",
    severity: "high",
    level: "mandatory",
    presets: { baseline: "advisory" },
    layer: "cloud",
    requirements: ["C2"],
    frameworks: cisEks(["5.4.3"]),
    contract:
      "Restricted: subnets of the stack that aws.eks.NodeGroup subnetIds depend on. Allowed: those with " +
      "mapPublicIpOnLaunch false, and without a route to an internet gateway in the route tables that the stack " +
      "associates with them, or in the main route table of their VPC where there is no association. Absent means " +
      "false, the default of the service. Unknown ids count as those of the resources that they are outputs of. " +
      "Subnets, VPCs and route tables that are not in the stack and unknown values are not evaluated.",
    rationale: "A node in a public subnet is one wrong security group away from everybody.",
    remediation:
      "Put node groups into subnets whose route tables lead to NAT, to endpoints or nowhere.",
    references: [
      "https://docs.aws.amazon.com/eks/latest/best-practices/subnets.html",
      "https://docs.aws.amazon.com/eks/latest/best-practices/protecting-the-infrastructure.html",
    ],
    componentSide: "ClusterNetwork makes private subnets for nodes.",
  },
  onStack(
    (stack) => stack.ofType(NODE_GROUP),
    (subject, stack) => judgeSubnets(subject, "subnetIds", stack),
  ),
);
