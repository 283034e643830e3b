import type { PinnedGroup } from "../support/pinned";

export const pinned: PinnedGroup = {
  rows: [
    ["pv-deprecated-drivers", "medium", "advisory"],
    ["pv-no-host-path", "high", "mandatory"],
    ["pvc-class-allowed", "low", "advisory"],
    ["sc-default-single", "low", "advisory"],
    ["sc-efs-in-transit", "medium", "advisory"],
    ["sc-encrypted", "high", "mandatory"],
    ["sc-reclaim-policy", "low", "advisory"],
  ],
  withoutDefault: {
    "pv-deprecated-drivers": "no component makes a persistent volume or a pod",
    "pv-no-host-path": "no component makes a persistent volume",
    "pvc-class-allowed": "no component makes a claim",
    "sc-efs-in-transit": "the stacks of this project share no file system",
  },
  flips: [
    {
      control: "sc-default-single",
      type: "kubernetes:storage.k8s.io/v1:StorageClass",
      name: "retain",
      set: "metadata",
      to: { annotations: { "storageclass.kubernetes.io/is-default-class": "true" } },
    },
    {
      control: "sc-encrypted",
      type: "kubernetes:storage.k8s.io/v1:StorageClass",
      set: "parameters.encrypted",
      to: "false",
    },
    {
      control: "sc-reclaim-policy",
      type: "kubernetes:storage.k8s.io/v1:StorageClass",
      set: "volumeBindingMode",
      to: "Immediate",
    },
  ],
};
