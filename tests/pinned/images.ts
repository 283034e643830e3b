import type { PinnedGroup } from "../support/pinned";

export const pinned: PinnedGroup = {
  rows: [
    ["img-allowed-repos", "high", "mandatory"],
    ["img-deprecated-registry", "medium", "advisory"],
    ["img-digest", "medium", "advisory"],
    ["img-no-latest", "high", "mandatory"],
    ["img-pull-policy", "low", "advisory"],
    ["img-pull-secrets", "low", "advisory"],
    ["img-volume-source", "high", "mandatory"],
  ],
  withoutDefault: {
    "img-allowed-repos": "no component makes a pod",
    "img-deprecated-registry": "no component makes a pod",
    "img-digest": "no component makes a pod",
    "img-no-latest": "no component makes a pod",
    "img-pull-policy": "no component makes a pod",
    "img-pull-secrets": "no component makes a pod",
    "img-volume-source": "no component makes a pod",
  },
};
