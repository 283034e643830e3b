import type { PinnedGroup } from "../support/pinned";
import { ABSENT } from "../support/tweak";

const CLUSTER = "aws:eks/cluster:Cluster";

export const pinned: PinnedGroup = {
  rows: [
    ["eks-auth-mode", "high", "mandatory"],
    ["eks-deletion-protection", "medium", "advisory"],
    ["eks-endpoint-private", "high", "mandatory"],
    ["eks-force-update", "medium", "advisory"],
    ["eks-no-creator-admin", "high", "mandatory"],
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
    },
    {
      control: "eks-no-creator-admin",
      type: CLUSTER,
      set: "accessConfig.bootstrapClusterCreatorAdminPermissions",
      to: ABSENT,
    },
    {
      control: "eks-self-managed-addons",
      type: CLUSTER,
      set: "bootstrapSelfManagedAddons",
      to: true,
    },
    { control: "eks-zonal-shift", type: CLUSTER, set: "zonalShiftConfig.enabled", to: false },
  ],
  withoutDefault: {},
};
