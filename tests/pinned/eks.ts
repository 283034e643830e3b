import type { PinnedGroup } from "../support/pinned";
import { ABSENT } from "../support/tweak";

const CLUSTER = "aws:eks/cluster:Cluster";
const ADDON = "aws:eks/addon:Addon";
const ENTRY = "aws:eks/accessEntry:AccessEntry";

const CREATOR = { "eks-cluster-admins": "the creator is a third administrator" };

export const pinned: PinnedGroup = {
  rows: [
    ["eks-access-entry-groups", "critical", "mandatory"],
    ["eks-access-policy-admin", "high", "mandatory"],
    ["eks-addon-hygiene", "medium", "advisory"],
    ["eks-auth-mode", "high", "mandatory"],
    ["eks-auto-mode-pools", "medium", "advisory"],
    ["eks-aws-auth-configmap", "critical", "mandatory"],
    ["eks-cluster-role-scope", "high", "mandatory"],
    ["eks-control-plane-logs", "high", "mandatory"],
    ["eks-deletion-protection", "medium", "advisory"],
    ["eks-endpoint-private", "high", "mandatory"],
    ["eks-fargate-private", "medium", "advisory"],
    ["eks-force-update", "medium", "advisory"],
    ["eks-idp-config", "medium", "advisory"],
    ["eks-no-creator-admin", "high", "mandatory"],
    ["eks-pod-identity-or-oidc", "medium", "advisory"],
    ["eks-public-cidrs", "high", "mandatory"],
    ["eks-self-managed-addons", "medium", "advisory"],
    ["eks-zonal-shift", "low", "advisory"],
  ],
  flips: [
    {
      control: "eks-auth-mode",
      type: CLUSTER,
      set: "accessConfig.authenticationMode",
      to: "CONFIG_MAP",
    },
    { control: "eks-auth-mode", type: CLUSTER, set: "accessConfig.authenticationMode", to: ABSENT },
    { control: "eks-deletion-protection", type: CLUSTER, set: "deletionProtection", to: false },
    {
      control: "eks-endpoint-private",
      type: CLUSTER,
      set: "vpcConfig.endpointPrivateAccess",
      to: false,
    },
    { control: "eks-force-update", type: CLUSTER, set: "forceUpdateVersion", to: true },
    {
      control: "eks-no-creator-admin",
      type: CLUSTER,
      set: "accessConfig.bootstrapClusterCreatorAdminPermissions",
      to: true,
      also: CREATOR,
    },
    {
      control: "eks-no-creator-admin",
      type: CLUSTER,
      set: "accessConfig.bootstrapClusterCreatorAdminPermissions",
      to: ABSENT,
      also: CREATOR,
    },
    {
      control: "eks-self-managed-addons",
      type: CLUSTER,
      set: "bootstrapSelfManagedAddons",
      to: true,
    },
    { control: "eks-zonal-shift", type: CLUSTER, set: "zonalShiftConfig.enabled", to: false },
    {
      control: "eks-control-plane-logs",
      type: CLUSTER,
      set: "enabledClusterLogTypes",
      to: ["api"],
    },
    {
      control: "eks-access-entry-groups",
      type: ENTRY,
      set: "kubernetesGroups",
      to: ["system:masters"],
    },
    {
      control: "eks-access-entry-groups",
      type: ENTRY,
      set: "principalArn",
      to: "arn:aws:iam::111122223333:user/alice",
    },
    { control: "eks-addon-hygiene", type: ADDON, set: "addonVersion", to: ABSENT },
    { control: "eks-addon-hygiene", type: ADDON, set: "resolveConflictsOnUpdate", to: ABSENT },
    { control: "eks-addon-hygiene", type: ADDON, set: "preserve", to: true },
    {
      control: "eks-cluster-role-scope",
      type: "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
      set: "policyArn",
      to: "arn:aws:iam::aws:policy/AmazonEC2FullAccess",
      name: "control-plane-AmazonEKSClusterPolicy",
    },
    {
      control: "eks-access-policy-admin",
      type: "aws:eks/accessPolicyAssociation:AccessPolicyAssociation",
      set: "accessScope.type",
      to: "namespace",
      name: "-access-deployer",
    },
    {
      control: "eks-pod-identity-or-oidc",
      type: ADDON,
      set: "addonName",
      to: "other",
      name: "eks-pod-identity-agent-addon",
    },
  ],
  withoutDefault: {
    "eks-public-cidrs": "the stacks have no public endpoint",
    "eks-idp-config": "the stacks have no identity provider",
    "eks-fargate-private": "no component makes a Fargate profile",
    "eks-aws-auth-configmap": "no component makes the ConfigMap",
    "eks-auto-mode-pools": "the stacks have no Auto Mode",
  },
};
