import type { MutationRow } from "./row";
import { statement, watched } from "./watched";

const ENTRY = "aws:eks/accessEntry:AccessEntry";
const ASSOCIATION = "aws:eks/accessPolicyAssociation:AccessPolicyAssociation";
const PROVIDER = "aws:eks/identityProviderConfig:IdentityProviderConfig";
const ROLE = "aws:iam/role:Role";
const ATTACHMENT = "aws:iam/rolePolicyAttachment:RolePolicyAttachment";
const INLINE = "aws:iam/rolePolicy:RolePolicy";
const PERSONA = "-(viewer|developer|operator)-";
const CLUSTER_ADMIN = "arn:aws:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy";
const USER = "arn:aws:iam::111122223333:user/alice";
const EVERYTHING = statement({ Action: "*", Resource: "*" });

function trust(Principal: unknown): string {
  return statement({ Principal, Action: "sts:AssumeRole" });
}

function managed(policy: string): string {
  return `arn:aws:iam::aws:policy/${policy}`;
}

/** Hardening properties of access entries, the identity provider and the cluster's roles. */
export const ACCESS_ROWS: readonly MutationRow[] = [
  ...watched(
    ENTRY,
    PERSONA,
    "kubernetesGroups",
    [["system:masters"]],
    "eks-access-entry-groups",
    "K2",
  ),
  ...watched(ENTRY, "", "principalArn", [USER], "eks-access-entry-groups", "K2"),
  ...watched(ASSOCIATION, PERSONA, "policyArn", [CLUSTER_ADMIN], "eks-access-policy-admin", "K2"),
  ...watched(
    ASSOCIATION,
    PERSONA,
    "accessScope.type",
    ["cluster"],
    "eks-access-policy-admin",
    "K2",
  ),
  ...watched(PROVIDER, "-oidc$", "oidc.usernamePrefix", ["-", undefined], "eks-idp-config", "K3"),
  ...watched(PROVIDER, "-oidc$", "oidc.groupsPrefix", [undefined], "eks-idp-config", "K3"),
  ...watched(
    ROLE,
    "-control-plane$",
    "assumeRolePolicy",
    [trust({ Service: "ec2.amazonaws.com" })],
    "eks-cluster-role-scope",
    "C3",
  ),
  ...watched(
    ROLE,
    "-nodes$",
    "assumeRolePolicy",
    [trust("*"), trust({ AWS: "*" })],
    "iam-trust-no-star",
    "C3",
  ),
  ...watched(ROLE, "", "permissionsBoundary", [undefined], "iam-permissions-boundary", "C3"),
  ...watched(
    ATTACHMENT,
    "-control-plane-",
    "policyArn",
    [managed("AmazonEC2FullAccess")],
    "eks-cluster-role-scope",
    "C3",
  ),
  ...watched(
    ATTACHMENT,
    "-nodes-",
    "policyArn",
    [managed("AmazonEKS_CNI_Policy"), managed("AmazonSSMManagedInstanceCore")],
    "ng-node-role-least",
    "C3",
  ),
  ...watched(INLINE, "-session-access$", "policy", [EVERYTHING], "iam-no-admin-policy", "C7"),
];
