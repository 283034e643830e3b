import type { PinnedGroup } from "../support/pinned";

export const pinned: PinnedGroup = {
  rows: [
    ["sa-automount-account", "medium", "advisory"],
    ["sa-automount-pod", "medium", "advisory"],
    ["sa-irsa-link", "high", "mandatory"],
    ["sa-irsa-shared-role", "medium", "advisory"],
    ["sa-no-default", "medium", "advisory"],
    ["sa-no-token-secret", "high", "mandatory"],
    ["sa-projected-token-ttl", "low", "advisory"],
  ],
  flips: [
    {
      control: "sa-automount-account",
      type: "kubernetes:core/v1:ServiceAccountPatch",
      set: "automountServiceAccountToken",
      to: true,
    },
  ],
  withoutDefault: {
    "sa-automount-pod": "no component makes a pod",
    "sa-irsa-link": "no component makes a service account with a role",
    "sa-irsa-shared-role": "no component makes a service account with a role",
    "sa-no-default": "no component makes a pod",
    "sa-no-token-secret": "no component makes a Secret",
    "sa-projected-token-ttl": "no component makes a pod",
  },
};
