import type { PinnedGroup } from "../support/pinned";

export const pinned: PinnedGroup = {
  rows: [
    ["cr-unknown-kind", "low", "advisory"],
    ["helm-release-pinned", "medium", "advisory"],
    ["ver-deprecated-api", "low", "advisory"],
    ["ver-eks-supported", "high", "mandatory"],
    ["ver-removed-api", "high", "mandatory"],
    ["ver-upgrade-rehearsal", "medium", "advisory"],
  ],
  withoutDefault: {
    "cr-unknown-kind": "components make custom resources of known kinds only",
    "helm-release-pinned": "no component installs a chart",
    "ver-deprecated-api": "every component uses current API versions",
    "ver-removed-api": "every component uses current API versions",
    "ver-upgrade-rehearsal": "every component uses current API versions",
  },
  flips: [
    {
      control: "ver-eks-supported",
      type: "aws:eks/cluster:Cluster",
      set: "upgradePolicy.supportType",
      to: "EXTENDED",
    },
    { control: "ver-eks-supported", type: "aws:eks/cluster:Cluster", set: "version", to: "1.29" },
  ],
};
