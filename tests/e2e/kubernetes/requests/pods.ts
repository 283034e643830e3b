import { PODS_OF_TEMPLATE } from "./differences";
import { ABSENT, CONTAINER, deploymentWith, podWith, type Change, type RequestRow } from "./row";

const CONTEXT = "spec.containers[0].securityContext";

const admitted = (name: string, ...changes: readonly Change[]): RequestRow => ({
  name,
  resource: podWith(...changes),
  server: "admitted",
  pack: [],
});

/** A pod that Pod Security and one control refuse. */
const refused = (name: string, control: string, ...changes: readonly Change[]): RequestRow => ({
  name,
  resource: podWith(...changes),
  server: "PodSecurity",
  pack: [control],
});

/** Pods by what Pod Security looks at, and templates of pods. */
export const PODS: readonly RequestRow[] = [
  admitted("a restricted pod"),
  {
    name: "privileged",
    resource: podWith(
      [`${CONTEXT}.privileged`, true],
      [`${CONTEXT}.allowPrivilegeEscalation`, ABSENT],
    ),
    server: "PodSecurity",
    pack: ["pss-privilege-escalation", "pss-privileged"],
  },
  refused("privilege escalation", "pss-privilege-escalation", [
    `${CONTEXT}.allowPrivilegeEscalation`,
    true,
  ]),
  refused("privilege escalation unsaid", "pss-privilege-escalation", [
    `${CONTEXT}.allowPrivilegeEscalation`,
    ABSENT,
  ]),
  refused("the host's network", "pss-host-namespaces", ["spec.hostNetwork", true]),
  refused("the host's processes", "pss-host-namespaces", ["spec.hostPID", true]),
  refused("the host's memory", "pss-host-namespaces", ["spec.hostIPC", true]),
  refused("a host port", "pss-host-ports", [
    "spec.containers[0].ports",
    [{ containerPort: 8080, hostPort: 8080 }],
  ]),
  refused("a host path", "pss-volume-types", [
    "spec.volumes",
    [{ name: "logs", hostPath: { path: "/var/log" } }],
  ]),
  refused("an NFS volume", "pss-volume-types", [
    "spec.volumes",
    [{ name: "data", nfs: { server: "10.0.0.1", path: "/" } }],
  ]),
  admitted("an emptyDir volume", [
    "spec.volumes",
    [{ name: "tmp", emptyDir: { sizeLimit: "16Mi" } }],
  ]),
  refused("root by user id", "pss-run-as-user", ["spec.securityContext.runAsUser", 0]),
  refused("root not ruled out", "pss-run-as-non-root", [
    "spec.securityContext.runAsNonRoot",
    ABSENT,
  ]),
  refused("no seccomp profile", "pss-seccomp-restricted", [
    "spec.securityContext.seccompProfile",
    ABSENT,
  ]),
  refused("an unconfined seccomp profile", "pss-seccomp-restricted", [
    "spec.securityContext.seccompProfile.type",
    "Unconfined",
  ]),
  refused("an unconfined AppArmor profile", "pss-apparmor", [
    "spec.securityContext.appArmorProfile",
    { type: "Unconfined" },
  ]),
  refused("capabilities kept", "pss-capabilities-restricted", [`${CONTEXT}.capabilities`, ABSENT]),
  refused("a capability added", "pss-capabilities-restricted", [
    `${CONTEXT}.capabilities.add`,
    ["SYS_ADMIN"],
  ]),
  admitted("low ports by capability", [`${CONTEXT}.capabilities.add`, ["NET_BIND_SERVICE"]]),
  refused("an unsafe sysctl", "pss-sysctls", [
    "spec.securityContext.sysctls",
    [{ name: "kernel.msgmax", value: "65536" }],
  ]),
  admitted("a safe sysctl", [
    "spec.securityContext.sysctls",
    [{ name: "net.ipv4.tcp_syncookies", value: "1" }],
  ]),
  refused("an SELinux type of its own", "pss-selinux", [
    "spec.securityContext.seLinuxOptions",
    { type: "spc_t" },
  ]),
  {
    ...refused(
      "an unmasked /proc",
      "pss-proc-mount-restricted",
      [`${CONTEXT}.procMount`, "Unmasked"],
      ["spec.hostUsers", false],
    ),
    // Up to this version the level baseline has the check, and restricted none of its own.
    upTo: { minor: "1.34", server: "PodSecurity", pack: ["pss-proc-mount"] },
  },
  refused("a probe of another host", "pss-host-probes", [
    "spec.containers[0].livenessProbe",
    { tcpSocket: { port: 8080, host: "169.254.169.254" } },
  ]),
  {
    name: "a privileged init container",
    resource: podWith([
      "spec.initContainers",
      [
        {
          ...CONTAINER,
          name: "init",
          livenessProbe: undefined,
          readinessProbe: undefined,
          securityContext: { privileged: true },
        },
      ],
    ]),
    server: "PodSecurity",
    pack: ["pss-capabilities-restricted", "pss-privilege-escalation", "pss-privileged"],
  },
  {
    name: "a template on the host's network",
    resource: deploymentWith(["spec.template.spec.hostNetwork", true]),
    server: "guard pss-host-namespaces",
    pack: ["pss-host-namespaces"],
  },
  {
    name: "a template as root",
    resource: deploymentWith(["spec.template.spec.securityContext.runAsUser", 0]),
    server: "admitted",
    pack: ["pss-run-as-user"],
    difference: PODS_OF_TEMPLATE,
  },
  { name: "a restricted template", resource: deploymentWith(), server: "admitted", pack: [] },
];
