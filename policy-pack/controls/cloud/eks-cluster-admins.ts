import { notEvaluated, pass, violation, type Answer } from "../../kernel/answer";
import type { Administrator } from "../../kernel/administrator-list";
import { ASSOCIATION, CLUSTER, clusterAdministrators } from "../../kernel/cluster-administrators";
import type { Context } from "../../kernel/context";
import { control, onStack } from "../../kernel/control";
import { bearerOfStack } from "../../kernel/exemption-places";
import { cisEks } from "../../kernel/frameworks";
import { isAwsAuth } from "../../kernel/group-members";
import type { StackIndex } from "../../kernel/stack-index";

/** The deploying role, and one for emergencies. */
const MOST = 2;

export const eksClusterAdmins = control(
  {
    id: "eks-cluster-admins",
    title: "Few may administer a cluster, by whichever way.",
    severity: "high",
    level: "mandatory",
    presets: { baseline: "advisory" },
    layer: "cloud",
    requirements: ["K2", "K3"],
    frameworks: cisEks(["4.1.1"]),
    contract:
      "Restricted: everybody with all rights in the cluster: its creator where bootstrapClusterCreatorAdminPermissions is " +
      "not false, principals of AmazonEKSClusterAdminPolicy for the whole cluster, members of system:masters in aws-auth, " +
      "and subjects of ClusterRoleBindings to a role that allows everything, with the IAM principals that access entries " +
      "and aws-auth map to them. Allowed: as many as the parameter most says, by default two, and only those of the " +
      "parameter administrators where it is not empty. Absent settings give nobody rights, except the creator. What is " +
      "unknown is not evaluated where it may add one too many.",
    rationale:
      "Each list by itself looks short; an attacker needs one name out of all four, and whoever leaves must be taken from " +
      "each of them.",
    remediation:
      "Give people access policies for their namespaces, bind service accounts to roles of their own, and keep two " +
      "administrators.",
    references: [
      "https://docs.aws.amazon.com/eks/latest/best-practices/identity-and-access-management.html",
      "https://docs.aws.amazon.com/eks/latest/userguide/access-entries.html",
    ],
    componentSide:
      "ClusterAccess makes the deployer and the roles for emergencies administrators, and nobody else.",
    parameters: {
      most: {
        type: "integer",
        minimum: 0,
        default: MOST,
        description: "How many administrators a cluster may have. Default: 2.",
      },
      administrators: {
        type: "array",
        items: { type: "string" },
        default: [],
        description:
          "Who may be one: ARNs, or kind and name of Kubernetes subjects. Default: anybody.",
      },
    },
  },
  onStack(
    (stack) => {
      if (!hasAccess(stack)) return [];
      const [cluster] = stack.ofType(CLUSTER);
      return cluster === undefined ? bearerOfStack(stack) : [cluster];
    },
    (_subject, stack, context) => judge(stack, context),
  ),
);

/** Whether the stack has anything that makes administrators. */
function hasAccess(stack: StackIndex): boolean {
  return (
    [CLUSTER, ASSOCIATION].some((type) => stack.ofType(type).length > 0) ||
    stack.ofKind("ClusterRoleBinding").length > 0 ||
    stack.ofKind("ConfigMap").some(isAwsAuth)
  );
}

function judge(stack: StackIndex, { parameters }: Context): Answer {
  const { list, gaps } = clusterAdministrators(stack);
  const most = typeof parameters["most"] === "number" ? parameters["most"] : MOST;
  const { administrators } = parameters;
  const allowed = Array.isArray(administrators) ? administrators.map(String) : [];
  const strangers = list.filter(({ principal }) => !allowed.includes(principal));
  if (allowed.length > 0 && strangers.length > 0) {
    return violation("", shown(strangers), "the principals of the parameter administrators alone");
  }
  if (list.length > most) {
    return violation(
      "",
      `${String(list.length)} administrators: ${shown(list)}`,
      `${String(most)} or fewer`,
    );
  }
  const possible = gaps.reduce((sum, gap) => sum + gap.most, list.length);
  const [gap] = gaps;
  const decides = allowed.length > 0 || possible > most;
  return gap !== undefined && decides ? notEvaluated("", gap.why) : pass;
}

function shown(list: readonly Administrator[]): string {
  return list.map(({ principal, ways }) => `${principal} (${ways.join("; ")})`).join(", ");
}
