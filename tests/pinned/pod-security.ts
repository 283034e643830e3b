import type { PinnedGroup, PinnedRow } from "../support/pinned";

const rows: readonly PinnedRow[] = [
  ["ns-pods-vs-labels", "high", "mandatory"],
  ["pss-apparmor", "high", "mandatory"],
  ["pss-capabilities-baseline", "high", "mandatory"],
  ["pss-capabilities-restricted", "high", "mandatory"],
  ["pss-host-namespaces", "critical", "mandatory"],
  ["pss-host-path", "critical", "mandatory"],
  ["pss-host-ports", "high", "mandatory"],
  ["pss-host-probes", "medium", "mandatory"],
  ["pss-host-process", "critical", "mandatory"],
  ["pss-privilege-escalation", "high", "mandatory"],
  ["pss-privileged", "critical", "mandatory"],
  ["pss-proc-mount", "high", "mandatory"],
  ["pss-proc-mount-restricted", "high", "mandatory"],
  ["pss-run-as-non-root", "high", "mandatory"],
  ["pss-run-as-user", "high", "mandatory"],
  ["pss-seccomp-baseline", "high", "mandatory"],
  ["pss-seccomp-restricted", "high", "mandatory"],
  ["pss-selinux", "high", "mandatory"],
  ["pss-sysctls", "high", "mandatory"],
  ["pss-volume-types", "high", "mandatory"],
];

const reason = "no component makes a pod; the namespaces' Pod Security labels refuse one";

export const pinned: PinnedGroup = {
  rows,
  withoutDefault: Object.fromEntries(rows.map(([id]) => [id, reason])),
};
