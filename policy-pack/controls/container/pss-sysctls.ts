import { control } from "../../kernel/control";
import { eachEntry } from "../../kernel/each-entry";
import { expectThat } from "../../kernel/expect";
import { podSecurity } from "../../kernel/frameworks";
import { JUDGED_BY, onPodSecurity } from "../../kernel/pod-security";

/** Safe parameters, by the Kubernetes minor since which the standard calls them so. */
const SAFE_SINCE: ReadonlyMap<string, number> = new Map([
  ["kernel.shm_rmid_forced", 0],
  ["net.ipv4.ip_local_port_range", 0],
  ["net.ipv4.tcp_syncookies", 0],
  ["net.ipv4.ping_group_range", 0],
  ["net.ipv4.ip_unprivileged_port_start", 0],
  ["net.ipv4.ip_local_reserved_ports", 27],
  ["net.ipv4.tcp_keepalive_time", 29],
  ["net.ipv4.tcp_fin_timeout", 29],
  ["net.ipv4.tcp_keepalive_intvl", 29],
  ["net.ipv4.tcp_keepalive_probes", 29],
  ["net.ipv4.tcp_rmem", 32],
  ["net.ipv4.tcp_wmem", 32],
  ["net.ipv4.tcp_slow_start_after_idle", 37],
  ["net.ipv4.tcp_notsent_lowat", 37],
]);

export const pssSysctls = control(
  {
    id: "pss-sysctls",
    title: "Pods must not set kernel parameters beyond the safe ones.",
    severity: "high",
    level: "mandatory",
    layer: "container",
    requirements: ["K5", "D5"],
    frameworks: [...podSecurity("baseline", "Sysctls")],
    contract: `Restricted: securityContext.sysctls[].name of the pod. Allowed: the parameters that the standard calls safe at the version, in their dotted spelling, or absent. Unknown is not evaluated. ${JUDGED_BY}`,
    rationale:
      "Most kernel parameters hold for the whole node: one pod changes them for all, and some switch protections off.",
    remediation: "Remove the parameter, or set it in the configuration of the nodes.",
    references: [
      "https://kubernetes.io/docs/concepts/security/pod-security-standards/",
      "https://kubernetes.io/docs/tasks/administer-cluster/sysctl-cluster/",
    ],
    componentSide: "SecureNamespace enforces the Pod Security level restricted.",
  },
  onPodSecurity({
    level: "baseline",
    judge: (pod, minor) =>
      eachEntry(pod.securityContext.at("sysctls"), (sysctl) =>
        expectThat(sysctl.at("name").string(), {
          holds: (name) => (SAFE_SINCE.get(name) ?? Infinity) <= minor,
          wanted: "a parameter that is safe to set",
        }),
      ),
  }),
);
