import type { PinnedGroup } from "../support/pinned";

export const pinned: PinnedGroup = {
  rows: [
    ["eks-cluster-admins", "high", "mandatory"],
    ["eks-log-group-first", "medium", "advisory"],
    ["exposure-internet", "high", "advisory"],
  ],
  flips: [
    {
      control: "eks-cluster-admins",
      type: "aws:eks/cluster:Cluster",
      set: "accessConfig.bootstrapClusterCreatorAdminPermissions",
      to: true,
      also: { "eks-no-creator-admin": "it asks for this setting alone" },
    },
    {
      control: "eks-log-group-first",
      type: "aws:cloudwatch/logGroup:LogGroup",
      name: "plane-logs",
      set: "name",
      to: "/aws/eks/other/cluster",
    },
  ],
  withoutDefault: {
    "exposure-internet": "three defaults must change together before it objects",
  },
};
