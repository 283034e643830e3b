import { podSecurity } from "../../../policy-pack/controls/pod-security";
import { judge } from "../../support/judge";
import { resource } from "../../support/stack";
import type { Policy } from "./admission";

/** The admission check of each of our controls (k8s.io/pod-security-admission/policy, Check.ID). */
export const CHECKS: Readonly<Record<string, string>> = {
  "pss-apparmor": "appArmorProfile",
  "pss-capabilities-baseline": "capabilities_baseline",
  "pss-capabilities-restricted": "capabilities_restricted",
  "pss-host-namespaces": "hostNamespaces",
  "pss-host-path": "hostPathVolumes",
  "pss-host-ports": "hostPorts",
  "pss-host-probes": "hostProbesAndHostLifecycle",
  "pss-host-process": "windowsHostProcess",
  "pss-privilege-escalation": "allowPrivilegeEscalation",
  "pss-privileged": "privileged",
  "pss-proc-mount": "procMount",
  "pss-proc-mount-restricted": "procMount_restricted",
  "pss-run-as-non-root": "runAsNonRoot",
  "pss-run-as-user": "runAsUser",
  "pss-seccomp-baseline": "seccompProfile_baseline",
  "pss-seccomp-restricted": "seccompProfile_restricted",
  "pss-selinux": "seLinuxOptions",
  "pss-sysctls": "sysctls",
  "pss-volume-types": "restrictedVolumes",
};

/** The ids of the admission checks whose control objects to each pod; throws where one could not be judged. */
export function ourRejections(
  pods: readonly Readonly<Record<string, unknown>>[],
  { level, minor }: Policy,
): readonly (readonly string[])[] {
  const stack = pods.map((pod, index) => {
    const metadata = { ...(pod["metadata"] as object), namespace: "pods" };
    return resource("kubernetes:core/v1:Pod", String(index), { ...pod, metadata });
  });
  const settings = { podSecurityLevel: level, targetVersion: `1.${minor}` };
  const { findings } = judge(stack, { controls: podSecurity, settings }).evaluations;
  const rejections = new Map(stack.map(({ urn }) => [urn, new Array<string>()]));
  for (const { urn, control, status, message } of findings) {
    if (status !== "violation") throw new Error(`${control}: ${message}`);
    rejections.get(urn)?.push(CHECKS[control] ?? control);
  }
  return [...rejections.values()].map((ids) => ids.sort());
}
