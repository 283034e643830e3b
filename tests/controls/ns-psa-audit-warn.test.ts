import { nsPsaAuditWarn } from "../../policy-pack/controls/cluster/ns-psa-audit-warn";
import { testRoom } from "../support/control-harness";
import { verdictOf } from "../support/judge";
import { UNKNOWN } from "../support/stack";
import { fixtures, minimal, make } from "./fixtures/ns-psa-audit-warn";
import { labels } from "./fixtures/ns-psa-audit-warn";

testRoom(nsPsaAuditWarn, fixtures, {
  minimal,
  judged: "shop",
  passes: [],
  fails: [
    {
      name: "a weaker audit",
      set: "metadata.labels",
      to: { ...labels, "pod-security.kubernetes.io/audit": "baseline" },
      path: 'metadata.labels["pod-security.kubernetes.io/audit"]',
      found: '"baseline"',
      wanted: "restricted or stricter",
    },
    {
      name: "a version that moves",
      set: "metadata.labels",
      to: { ...labels, "pod-security.kubernetes.io/warn-version": "latest" },
      path: 'metadata.labels["pod-security.kubernetes.io/warn-version"]',
      found: '"latest"',
      wanted: "v1.N",
    },
  ],
  notEvaluated: [
    {
      name: "an unknown level",
      set: "metadata.labels",
      to: { ...labels, "pod-security.kubernetes.io/audit": UNKNOWN },
      path: 'metadata.labels["pod-security.kubernetes.io/audit"]',
      why: 'metadata.labels["pod-security.kubernetes.io/audit"] is not known during a preview',
    },
    {
      name: "an unknown enforced level",
      set: "metadata.labels",
      to: {
        ...labels,
        "pod-security.kubernetes.io/enforce": UNKNOWN,
        "pod-security.kubernetes.io/audit": "baseline",
      },
      path: 'metadata.labels["pod-security.kubernetes.io/enforce"]',
      why: 'metadata.labels["pod-security.kubernetes.io/enforce"] is not known during a preview',
    },
  ],
});

test("does not evaluate a patch that says nothing", () => {
  expect(verdictOf(nsPsaAuditWarn, [make({}, "core/v1:NamespacePatch")])).toBe("notEvaluated");
});
