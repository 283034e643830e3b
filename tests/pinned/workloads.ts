import type { PinnedGroup } from "../support/pinned";

export const pinned: PinnedGroup = {
  rows: [
    ["ha-rolling-update", "low", "advisory"],
    ["job-ttl-deadline", "low", "advisory"],
    ["probe-distinct", "low", "advisory"],
    ["probe-liveness", "low", "advisory"],
    ["probe-readiness", "low", "advisory"],
    ["res-ephemeral-storage", "low", "advisory"],
    ["res-limits-cpu", "low", "advisory"],
    ["res-limits-memory", "medium", "advisory"],
    ["res-requests", "low", "advisory"],
    ["wl-no-bare-pods", "low", "advisory"],
    ["wl-required-labels", "low", "advisory"],
  ],
  withoutDefault: {
    "ha-rolling-update": "no component makes a pod",
    "job-ttl-deadline": "no component makes a job",
    "probe-distinct": "no component makes a pod",
    "probe-liveness": "no component makes a pod",
    "probe-readiness": "no component makes a pod",
    "res-ephemeral-storage": "no component makes a pod",
    "res-limits-cpu": "no component makes a pod",
    "res-limits-memory": "no component makes a pod",
    "res-requests": "no component makes a pod",
    "wl-no-bare-pods": "no component makes a pod",
    "wl-required-labels": "no component makes a pod",
  },
};
