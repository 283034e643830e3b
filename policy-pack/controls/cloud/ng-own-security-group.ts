import { notEvaluated, pass, violation, type Answer } from "../../kernel/answer";
import { control, onResources } from "../../kernel/control";
import type { Field } from "../../kernel/field";
import { LAUNCH_TEMPLATE } from "../../kernel/node-types";

const GROUP_TYPES = [
  "aws:ec2/securityGroup:SecurityGroup",
  "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup",
];

export const ngOwnSecurityGroup = control(
  {
    id: "ng-own-security-group",
    title: "Launch templates must name the security groups of their nodes.",
    severity: "medium",
    level: "advisory",
    layer: "cloud",
    requirements: ["C2"],
    frameworks: [],
    contract:
      "Restricted: aws.ec2.LaunchTemplate vpcSecurityGroupIds and networkInterfaces[].securityGroups. Allowed: " +
      "at least one group in one of them. Absent means the group that EKS shares between the control plane and " +
      "all nodes, or the default group of the VPC, a violation. Unknown groups pass when they are outputs of " +
      "security groups of the stack, and are not evaluated otherwise.",
    rationale:
      "In the shared group every node reaches every port of every other, and of the control plane.",
    remediation: "Make a security group for nodes and name it in vpcSecurityGroupIds.",
    references: [
      "https://docs.aws.amazon.com/eks/latest/userguide/launch-templates.html",
      "https://docs.aws.amazon.com/eks/latest/userguide/sec-group-reqs.html",
    ],
    componentSide:
      "BottlerocketNodes wants the security group of the nodes, and ClusterSecurityGroups makes it.",
  },
  onResources([LAUNCH_TEMPLATE], ({ inputs }) => judge(inputs)),
);

function judge(inputs: Field): Answer {
  const groups = inputs.at("vpcSecurityGroupIds");
  const interfaces = inputs.at("networkInterfaces");
  const first = interfaces.list();
  const lists = [
    groups,
    ...(first.state === "known" ? first.value.map((one) => one.at("securityGroups")) : []),
  ].map((field) => field.list());
  const entries = lists
    .flatMap((list) => (list.state === "known" ? list.value : []))
    .map((entry) => entry.any());
  if (entries.some(({ state }) => state === "known")) return pass;
  const gap = [...entries, ...lists, first].find(({ state }) => state === "unknown");
  if (gap?.state === "unknown") return notEvaluated(gap.field, gap.why, { settledBy: GROUP_TYPES });
  return violation(
    groups,
    groups.absent ? "absent" : "an empty list",
    "the security groups of the nodes",
  );
}
