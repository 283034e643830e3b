import { notEvaluated, type Answer } from "../../kernel/answer";
import { control, onStack } from "../../kernel/control";
import { cisEks } from "../../kernel/frameworks";
import { nodeRoles } from "../../kernel/node-roles";
import { AUTO_NODE_CLASSES, KARPENTER_NODE_CLASSES, NODE_GROUP } from "../../kernel/node-types";
import { judgePolicies, missingRole, withAttachments } from "../../kernel/role-attachments";
import type { StackIndex } from "../../kernel/stack-index";
import type { Subject } from "../../kernel/subject";
import type { Truth } from "../../kernel/truth";

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
      "Restricted: policies attached to roles of the stack that nodes have: roles that node groups, node classes of " +
      "Karpenter and EKS Auto Mode and access entries for nodes name, and those in instance profiles of node classes, " +
      "launch templates, launch configurations and instances that join a cluster, by a tag of the cluster or by user " +
      "data. Allowed: policies that AWS manages for worker nodes and for pulling images, and those " +
      "of the parameter policies. Absent policies are none. Unknown ARNs are not evaluated; neither is a role " +
      "that is not in the stack, nor one of machines whose unknown user data may join a cluster. Inline policies are judged by the controls of IAM.",
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
    (stack) => [...judged(stack).keys()],
    (subject, stack, { parameters }): readonly Answer[] => {
      const { policies } = parameters;
      const further = Array.isArray(policies) ? policies.map(String) : [];
      const answers = judgePolicies(subject, [...POLICIES, ...further]);
      if (judged(stack).get(subject) === "yes") return answers;
      return answers.map((answer) =>
        answer.status === "violation"
          ? notEvaluated(answer.path, "nothing tells whether the machines with the role are nodes")
          : answer,
      );
    },
  ),
  onStack(
    (stack) => holders(stack).filter((one) => missing(one, stack)),
    (holder, stack) => missing(holder, stack) ?? [],
  ),
);

const ROLES: readonly (readonly [types: readonly string[], ...path: readonly string[]])[] = [
  [[NODE_GROUP], "nodeRoleArn"],
  [[...AUTO_NODE_CLASSES, ...KARPENTER_NODE_CLASSES], "spec", "role"],
];

function holders(stack: StackIndex): readonly Subject[] {
  return ROLES.flatMap(([types]) => types.flatMap((type) => stack.ofType(type)));
}

function missing(holder: Subject, stack: StackIndex): Answer | undefined {
  const [, ...path] = ROLES.find(([types]) => types.includes(holder.type)) ?? [[]];
  return missingRole(holder, path, stack);
}

const byStack = new WeakMap<StackIndex, ReadonlyMap<Subject, Truth>>();

/** The roles of nodes and what attaches policies to them, each with whether it is certain. */
function judged(stack: StackIndex): ReadonlyMap<Subject, Truth> {
  const known = byStack.get(stack);
  if (known !== undefined) return known;
  const found = new Map<Subject, Truth>();
  for (const [role, truth] of nodeRoles(stack)) {
    for (const subject of withAttachments([role], stack)) {
      if (found.get(subject) !== "yes") found.set(subject, truth);
    }
  }
  byStack.set(stack, found);
  return found;
}
