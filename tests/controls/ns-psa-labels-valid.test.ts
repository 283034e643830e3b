import { nsPsaLabelsValid } from "../../policy-pack/controls/cluster/ns-psa-labels-valid";
import { ABSENT, testRoom } from "../support/control-harness";

import { UNKNOWN } from "../support/stack";
import { fixtures, minimal } from "./fixtures/ns-psa-labels-valid";

testRoom(nsPsaLabelsValid, fixtures, {
  minimal,
  judged: "shop",
  passes: [
    { name: "no labels", set: "metadata.labels", to: ABSENT },
    {
      name: "the newest version",
      set: "metadata.labels",
      to: { "pod-security.kubernetes.io/warn-version": "latest" },
    },
    { name: "labels of others", set: "metadata.labels", to: { team: "x" } },
  ],
  fails: [
    {
      name: "an unknown level",
      set: "metadata.labels",
      to: { "pod-security.kubernetes.io/audit": "strict" },
      path: 'metadata.labels["pod-security.kubernetes.io/audit"]',
      found: '"strict"',
      wanted: "privileged, baseline, restricted",
    },
    {
      name: "a version without v",
      set: "metadata.labels",
      to: { "pod-security.kubernetes.io/enforce-version": "1.35" },
      path: 'metadata.labels["pod-security.kubernetes.io/enforce-version"]',
      found: '"1.35"',
      wanted: "latest or v1.N",
    },
    {
      name: "a mode that does not exist",
      set: "metadata.labels",
      to: { "pod-security.kubernetes.io/enforced": "baseline" },
      path: 'metadata.labels["pod-security.kubernetes.io/enforced"]',
      found: "an unknown mode",
      wanted: "enforce, audit, warn",
    },
  ],
  notEvaluated: [
    {
      name: "unknown labels",
      set: "metadata.labels",
      to: UNKNOWN,
      path: "metadata.labels",
      why: "metadata.labels is not known during a preview",
    },
    {
      name: "an unknown level",
      set: "metadata.labels",
      to: { "pod-security.kubernetes.io/warn": UNKNOWN },
      path: 'metadata.labels["pod-security.kubernetes.io/warn"]',
      why: 'metadata.labels["pod-security.kubernetes.io/warn"] is not known during a preview',
    },
  ],
});
