import type { PinnedGroup } from "../support/pinned";

export const pinned: PinnedGroup = {
  rows: [
    ["iam-no-admin-policy", "critical", "mandatory"],
    ["iam-no-users", "medium", "advisory"],
    ["iam-no-wildcard-action", "medium", "advisory"],
    ["iam-pass-role-scoped", "high", "mandatory"],
    ["iam-pod-identity-trust", "high", "mandatory"],
    ["iam-service-trust-bound", "medium", "advisory"],
    ["iam-trust-no-star", "high", "mandatory"],
  ],
  withoutDefault: { "iam-no-users": "every role of the stacks passes" },
  flips: [
    {
      control: "iam-trust-no-star",
      type: "aws:iam/role:Role",
      name: "-identities-cluster-nodes",
      set: "assumeRolePolicy",
      to: '{"Statement":[{"Effect":"Allow","Principal":"*","Action":"sts:AssumeRole"}]}',
    },
    {
      control: "iam-service-trust-bound",
      type: "aws:iam/role:Role",
      name: "-logs-flow-logs",
      set: "assumeRolePolicy",
      to: '{"Statement":[{"Effect":"Allow","Principal":{"Service":"vpc-flow-logs.amazonaws.com"},"Action":"sts:AssumeRole"}]}',
    },
    {
      control: "iam-pod-identity-trust",
      type: "aws:iam/role:Role",
      name: "-identities-addons-ebs-csi",
      set: "assumeRolePolicy",
      to: '{"Statement":[{"Effect":"Allow","Principal":{"Service":"pods.eks.amazonaws.com"},"Action":["sts:AssumeRole","sts:TagSession"]}]}',
    },
    {
      control: "iam-no-admin-policy",
      type: "aws:iam/rolePolicy:RolePolicy",
      name: "-backup-permissions",
      set: "policy",
      to: '{"Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}',
    },
    {
      control: "iam-no-wildcard-action",
      type: "aws:iam/rolePolicy:RolePolicy",
      name: "-logs-flow-logs",
      set: "policy",
      to: '{"Statement":[{"Effect":"Allow","Action":"logs:*","Resource":"*"}]}',
    },
    {
      control: "iam-pass-role-scoped",
      type: "aws:iam/rolePolicy:RolePolicy",
      name: "-backup-permissions",
      set: "policy",
      to: '{"Statement":[{"Effect":"Allow","Action":"iam:PassRole","Resource":"*"}]}',
    },
  ],
};
