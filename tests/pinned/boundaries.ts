import type { PinnedGroup } from "../support/pinned";

const POLICY = "kubernetes:networking.k8s.io/v1:NetworkPolicy";

export const pinned: PinnedGroup = {
  rows: [
    ["np-empty-peer", "low", "advisory"],
    ["np-strict-mode", "medium", "advisory"],
    ["np-system-default-deny", "medium", "advisory"],
    ["snapshot-class-retain", "low", "advisory"],
  ],
  flips: [
    {
      control: "np-strict-mode",
      type: "aws:eks/addon:Addon",
      name: "-vpc-cni-addon",
      set: "configurationValues",
      to: '{"enableNetworkPolicy":"true"}',
    },
    {
      control: "np-system-default-deny",
      type: POLICY,
      name: "-policies-kube-system-default-deny-ingress",
      set: "metadata.namespace",
      to: "default",
    },
    {
      control: "np-empty-peer",
      type: POLICY,
      name: "-policies-metrics-server",
      set: "spec.ingress[0].from",
      to: [],
    },
    {
      control: "snapshot-class-retain",
      type: "kubernetes:snapshot.storage.k8s.io/v1:VolumeSnapshotClass",
      set: "deletionPolicy",
      to: "Delete",
    },
  ],
};
