import type { PinnedGroup } from "../support/pinned";

export const pinned: PinnedGroup = {
  rows: [
    ["sec-external", "low", "advisory"],
    ["sec-no-plaintext-configmap", "critical", "mandatory"],
    ["sec-not-pulumi-plain", "medium", "advisory"],
    ["sec-type", "low", "advisory"],
    ["sec-no-env-secret", "medium", "advisory"],
    ["sec-no-plaintext-env", "critical", "mandatory"],
  ],
  withoutDefault: {
    "sec-external": "no component makes a Secret",
    "sec-no-plaintext-configmap": "no component makes a ConfigMap with settings of an application",
    "sec-not-pulumi-plain": "no component makes a Secret",
    "sec-type": "no component makes a Secret",
    "sec-no-env-secret": "no component makes a pod",
    "sec-no-plaintext-env": "no component makes a pod",
  },
};
