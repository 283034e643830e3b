import type { Answer } from "../../kernel/answer";
import { control, onStack } from "../../kernel/control";
import { judgeStatements } from "../../kernel/iam-document";
import {
  judgePolicies,
  missingRole,
  rolesNamedBy,
  withAttachments,
} from "../../kernel/role-attachments";
import { CLUSTER } from "../../kernel/stack-clusters";
import type { Subject } from "../../kernel/subject";
import { both, either } from "../../kernel/truth";

/** Policies that AWS manages for the control plane (Amazon EKS user guide, "AWS managed policies"). */
const POLICIES = [
  "AmazonEKSClusterPolicy",
  "AmazonEKSVPCResourceController",
  "AmazonEKSComputePolicy",
  "AmazonEKSBlockStoragePolicy",
  "AmazonEKSBlockStoragePolicyV2",
  "AmazonEKSLoadBalancingPolicy",
  "AmazonEKSNetworkingPolicy",
];

export const eksClusterRoleScope = control(
  {
    id: "eks-cluster-role-scope",
    title: "The role of an EKS cluster must be for EKS alone, with the policies of EKS alone.",
    severity: "high",
    level: "mandatory",
    presets: { baseline: "advisory" },
    layer: "cloud",
    requirements: ["C3"],
    frameworks: [],
    contract:
      "Restricted: roles of the stack that aws.eks.Cluster roleArn names, and what is attached to them. Allowed: " +
      "a trust policy that lets eks.amazonaws.com in and nobody else, and policies that AWS manages for the " +
      "control plane. Absent policies are none. Policy documents and ARNs that are unknown are not evaluated; " +
      "neither is a role that is not in the stack. Inline policies are judged by the controls of IAM.",
    rationale:
      "Whoever can assume the role of the control plane, or finds more in it than EKS needs, has a way past the " +
      "cluster into the account.",
    remediation:
      "Trust eks.amazonaws.com alone and attach AmazonEKSClusterPolicy; give other tasks roles of their own.",
    references: [
      "https://docs.aws.amazon.com/eks/latest/userguide/cluster-iam-role.html",
      "https://docs.aws.amazon.com/eks/latest/best-practices/identity-and-access-management.html",
    ],
    componentSide: "ClusterRoles makes this role with one policy.",
  },
  onStack(
    (stack) => withAttachments(rolesNamedBy(stack.ofType(CLUSTER), ["roleArn"], stack), stack),
    (subject) => [...judgeTrust(subject), ...judgePolicies(subject, POLICIES)],
  ),
  onStack(
    (stack) => stack.ofType(CLUSTER).filter((one) => missingRole(one, ["roleArn"], stack)),
    (cluster, stack) => missingRole(cluster, ["roleArn"], stack) ?? [],
  ),
);

function judgeTrust({ inputs }: Subject): readonly Answer[] {
  return judgeStatements(inputs.at("assumeRolePolicy"), {
    refuses: (statement) =>
      both(
        statement.allows,
        either(
          statement.somePrincipal("Service", (service) => service !== "eks.amazonaws.com"),
          statement.somePrincipal("AWS", () => true),
          statement.somePrincipal("Federated", () => true),
        ),
      ),
    found: "somebody else",
    wanted: "eks.amazonaws.com alone",
  });
}
