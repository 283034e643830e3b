import type { MutationRow } from "./row";

const WIDE_TRUST = JSON.stringify({
  Version: "2012-10-17",
  Statement: [
    {
      Effect: "Allow",
      Principal: { Service: "pods.eks.amazonaws.com" },
      Action: ["sts:AssumeRole", "sts:TagSession"],
    },
  ],
});
const WIDE_POLICY = JSON.stringify({
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Action: "*", Resource: "*" }],
});

const ADDON = "aws:eks/addon:Addon";
const ROLES = ".*-(vpc-cni|ebs-csi|efs-csi|efs-csi-node|cloudwatch)";
const GROUPS = ".*-(application|dataplane|host|performance)";
const POLICY = "kubernetes:networking.k8s.io/v1:NetworkPolicy";
const GROUP = "aws:cloudwatch/logGroup:LogGroup";

function row(
  type: string,
  resource: string,
  path: string,
  flip: unknown,
  control: string,
  requirement: string,
): MutationRow {
  return {
    type,
    resource: `^(?:${resource})$`,
    path,
    flip,
    control,
    requirement,
  };
}

/** Hardening properties of the add-ons, their roles and their policies. */
export const ADDON_MUTATIONS: readonly MutationRow[] = [
  row(ADDON, ".*-vpc-cni-addon", "addonVersion", undefined, "eks-addon-hygiene", "K17"),
  row(ADDON, ".*-coredns-addon", "addonVersion", undefined, "eks-addon-hygiene", "K17"),
  row(ADDON, ".*-addon", "resolveConflictsOnUpdate", undefined, "eks-addon-hygiene", "K17"),
  row(ADDON, ".*-addon", "resolveConflictsOnCreate", undefined, "eks-addon-hygiene", "K17"),
  row(ADDON, ".*-addon", "preserve", true, "eks-addon-hygiene", "K17"),
  row(ADDON, ".*-vpc-cni-addon", "configurationValues", undefined, "np-engine-enabled", "K7"),
  row(
    ADDON,
    ".*-vpc-cni-addon",
    "configurationValues",
    '{"enableNetworkPolicy":"true"}',
    "np-strict-mode",
    "K7",
  ),
  row(ADDON, ".*-vpc-cni-addon", "podIdentityAssociations", undefined, "eks-addon-hygiene", "C3"),
  row(
    ADDON,
    ".*-aws-ebs-csi-driver-addon",
    "podIdentityAssociations",
    undefined,
    "eks-addon-hygiene",
    "C3",
  ),
  row("aws:iam/role:Role", ROLES, "assumeRolePolicy", WIDE_TRUST, "iam-pod-identity-trust", "C3"),
  row(
    "aws:iam/role:Role",
    ROLES,
    "permissionsBoundary",
    undefined,
    "iam-permissions-boundary",
    "C3",
  ),
  row(
    "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
    ".*-Amazon(EKS_CNI|EBSCSI|EFSCSI).*",
    "policyArn",
    "arn:aws:iam::aws:policy/AdministratorAccess",
    "iam-no-admin-policy",
    "C3",
  ),
  row(
    "aws:iam/rolePolicy:RolePolicy",
    ".*-(efs-csi-node|cloudwatch)",
    "policy",
    WIDE_POLICY,
    "iam-no-admin-policy",
    "C3",
  ),
  row(
    POLICY,
    ".*-amazon-cloudwatch-default-deny-ingress",
    "spec.policyTypes",
    ["Egress"],
    "ns-default-deny-ingress",
    "K7",
  ),
  row(
    POLICY,
    ".*-amazon-cloudwatch-default-deny-egress",
    "spec.policyTypes",
    ["Ingress"],
    "ns-default-deny-egress",
    "K7",
  ),
  // The stack does not make kube-system, so the controls of namespaces do not see it.
  row(
    POLICY,
    ".*-kube-system-default-deny-ingress",
    "spec.policyTypes",
    ["Egress"],
    "np-system-default-deny",
    "K7",
  ),
  row(
    POLICY,
    ".*-kube-system-default-deny-egress",
    "spec.policyTypes",
    ["Ingress"],
    "np-system-default-deny",
    "K7",
  ),
  row(POLICY, ".*-metrics-server", "spec.ingress[0].from", [], "np-empty-peer", "K7"),
  row(POLICY, ".*-ebs-csi-controller", "spec.egress[3].to", [], "np-empty-peer", "K7"),
  row(
    POLICY,
    ".*-ebs-csi-controller",
    "spec.egress[2].to[0].ipBlock.cidr",
    "169.254.0.0/16",
    "np-metadata-egress",
    "C6",
  ),
  row(GROUP, GROUPS, "kmsKeyId", undefined, "logs-kms", "K12"),
  row(GROUP, GROUPS, "retentionInDays", undefined, "logs-retention", "K12"),
];
