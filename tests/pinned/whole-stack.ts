import type { PinnedGroup } from "../support/pinned";

export const pinned: PinnedGroup = {
  rows: [["eks-cluster-admins", "high", "mandatory"]],
  flips: [
    {
      control: "eks-cluster-admins",
      type: "aws:eks/cluster:Cluster",
      set: "accessConfig.bootstrapClusterCreatorAdminPermissions",
      to: true,
      also: { "eks-no-creator-admin": "it asks for this setting alone" },
    },
  ],
};
