import { control, onStack } from "../../kernel/control";
import { cisEks } from "../../kernel/frameworks";
import { AUTO_NODE_CLASSES, KARPENTER_NODE_CLASSES, NODE_GROUP } from "../../kernel/node-types";
import { judgePolicies, rolesNamedBy, withAttachments } from "../../kernel/role-attachments";
import type { StackIndex } from "../../kernel/stack-index";
import type { Subject } from "../../kernel/subject";

const POLICIES = [
  "AmazonEKSWorkerNodePolicy",
  "AmazonEKSWorkerNodeMinimalPolicy",
  "AmazonEC2ContainerRegistryPullOnly",
  "AmazonEC2ContainerRegistryReadOnly",
];

export const ngNodeRoleLeast = control(
  {
    id: "ng-node-role-least",
    title: "The role of nodes must have no more than nodes need.",
    severity: "high",
    level: "mandatory",
    presets: { baseline: "advisory" },
    layer: "cloud",
    requirements: ["C3"],
    frameworks: cisEks(["5.1.3"]),
    contract:
      "Restricted: policies attached to roles of the stack that node groups name, and node classes of Karpenter " +
      "and EKS Auto Mode. Allowed: policies that AWS manages for worker nodes and for pulling images, and those " +
      "of the parameter policies. Absent policies are none. Unknown ARNs are not evaluated; neither is a role " +
      "that is not in the stack. Inline policies are judged by the controls of IAM.",
    rationale:
      "Every pod that reaches the credentials of the node has all that the node may do, the network interfaces " +
      "of all others with the policy of the CNI.",
    remediation:
      "Attach AmazonEKSWorkerNodePolicy and AmazonEC2ContainerRegistryPullOnly, and give agents and the CNI " +
      "roles of their own.",
    references: [
      "https://docs.aws.amazon.com/eks/latest/userguide/create-node-role.html",
      "https://docs.aws.amazon.com/eks/latest/best-practices/identity-and-access-management.html",
    ],
    componentSide:
      "ClusterRoles and the identities of Auto Mode and Karpenter attach two policies.",
    parameters: {
      policies: {
        type: "array",
        items: { type: "string" },
        default: [],
        description: "Names of further policies of AWS that nodes may have. Default: none.",
      },
    },
  },
  onStack(
    (stack) => withAttachments(nodeRoles(stack), stack),
    (subject, _stack, { parameters }) => {
      const { policies } = parameters;
      const further = Array.isArray(policies) ? policies.map(String) : [];
      return judgePolicies(subject, [...POLICIES, ...further]);
    },
  ),
);

function nodeRoles(stack: StackIndex): readonly Subject[] {
  const classes = [...AUTO_NODE_CLASSES, ...KARPENTER_NODE_CLASSES].flatMap((type) =>
    stack.ofType(type),
  );
  const roles = [
    ...rolesNamedBy(stack.ofType(NODE_GROUP), ["nodeRoleArn"], stack),
    ...rolesNamedBy(classes, ["spec", "role"], stack),
  ];
  return [...new Set(roles)];
}
