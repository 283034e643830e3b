import type { PinnedGroup } from "../support/pinned";

const MANAGED =
  "the program has a control plane of EKS; SelfManagedControlPlane is judged by its own tests";

export const pinned: PinnedGroup = {
  rows: [
    ["apiserver-flags", "high", "mandatory"],
    ["audit-policy-present", "high", "mandatory"],
    ["controller-manager-flags", "high", "mandatory"],
    ["encryption-config", "high", "mandatory"],
    ["etcd-flags", "critical", "mandatory"],
    ["kubelet-config", "high", "mandatory"],
    ["scheduler-flags", "medium", "mandatory"],
  ],
  withoutDefault: {
    "apiserver-flags": MANAGED,
    "audit-policy-present": MANAGED,
    "controller-manager-flags": MANAGED,
    "encryption-config": MANAGED,
    "etcd-flags": MANAGED,
    "kubelet-config": MANAGED,
    "scheduler-flags": MANAGED,
  },
};
