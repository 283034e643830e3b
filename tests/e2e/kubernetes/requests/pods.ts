import { PODS_OF_TEMPLATE } from "./differences";
import { ABSENT, CONTAINER, deploymentWith, podWith, type RequestRow } from "./row";

const container = (content: object) => [{ ...CONTAINER, ...content }];
const context = (content: object) =>
  container({ securityContext: { ...CONTAINER.securityContext, ...content } });

/** Pods by what Pod Security looks at, and templates of pods. */
export const PODS: readonly RequestRow[] = [
  { name: "a restricted pod", resource: podWith(), server: "admitted", pack: [] },
  {
    name: "privileged",
    resource: podWith(
      ["spec.containers[0].securityContext.privileged", true],
      ["spec.containers[0].securityContext.allowPrivilegeEscalation", ABSENT],
    ),
    server: "PodSecurity",
    pack: ["pss-privilege-escalation", "pss-privileged"],
  },
  {
    name: "privilege escalation",
    resource: podWith(["spec.containers", context({ allowPrivilegeEscalation: true })]),
    server: "PodSecurity",
    pack: ["pss-privilege-escalation"],
  },
  {
    name: "privilege escalation unsaid",
    resource: podWith(["spec.containers[0].securityContext.allowPrivilegeEscalation", ABSENT]),
    server: "PodSecurity",
    pack: ["pss-privilege-escalation"],
  },
  {
    name: "the host's network",
    resource: podWith(["spec.hostNetwork", true]),
    server: "PodSecurity",
    pack: ["pss-host-namespaces"],
  },
  {
    name: "the host's processes",
    resource: podWith(["spec.hostPID", true]),
    server: "PodSecurity",
    pack: ["pss-host-namespaces"],
  },
  {
    name: "the host's memory",
    resource: podWith(["spec.hostIPC", true]),
    server: "PodSecurity",
    pack: ["pss-host-namespaces"],
  },
  {
    name: "a host port",
    resource: podWith(["spec.containers[0].ports", [{ containerPort: 8080, hostPort: 8080 }]]),
    server: "PodSecurity",
    pack: ["pss-host-ports"],
  },
  {
    name: "a host path",
    resource: podWith(["spec.volumes", [{ name: "logs", hostPath: { path: "/var/log" } }]]),
    server: "PodSecurity",
    pack: ["pss-volume-types"],
  },
  {
    name: "an NFS volume",
    resource: podWith(["spec.volumes", [{ name: "data", nfs: { server: "10.0.0.1", path: "/" } }]]),
    server: "PodSecurity",
    pack: ["pss-volume-types"],
  },
  {
    name: "an emptyDir volume",
    resource: podWith(["spec.volumes", [{ name: "tmp", emptyDir: { sizeLimit: "16Mi" } }]]),
    server: "admitted",
    pack: [],
  },
  {
    name: "root by user id",
    resource: podWith(["spec.securityContext.runAsUser", 0]),
    server: "PodSecurity",
    pack: ["pss-run-as-user"],
  },
  {
    name: "root not ruled out",
    resource: podWith(["spec.securityContext.runAsNonRoot", ABSENT]),
    server: "PodSecurity",
    pack: ["pss-run-as-non-root"],
  },
  {
    name: "no seccomp profile",
    resource: podWith(["spec.securityContext.seccompProfile", ABSENT]),
    server: "PodSecurity",
    pack: ["pss-seccomp-restricted"],
  },
  {
    name: "an unconfined seccomp profile",
    resource: podWith(["spec.securityContext.seccompProfile.type", "Unconfined"]),
    server: "PodSecurity",
    pack: ["pss-seccomp-restricted"],
  },
  {
    name: "an unconfined AppArmor profile",
    resource: podWith(["spec.securityContext.appArmorProfile", { type: "Unconfined" }]),
    server: "PodSecurity",
    pack: ["pss-apparmor"],
  },
  {
    name: "capabilities kept",
    resource: podWith(["spec.containers[0].securityContext.capabilities", ABSENT]),
    server: "PodSecurity",
    pack: ["pss-capabilities-restricted"],
  },
  {
    name: "a capability added",
    resource: podWith(["spec.containers[0].securityContext.capabilities.add", ["SYS_ADMIN"]]),
    server: "PodSecurity",
    pack: ["pss-capabilities-restricted"],
  },
  {
    name: "low ports by capability",
    resource: podWith([
      "spec.containers[0].securityContext.capabilities.add",
      ["NET_BIND_SERVICE"],
    ]),
    server: "admitted",
    pack: [],
  },
  {
    name: "an unsafe sysctl",
    resource: podWith([
      "spec.securityContext.sysctls",
      [{ name: "kernel.msgmax", value: "65536" }],
    ]),
    server: "PodSecurity",
    pack: ["pss-sysctls"],
  },
  {
    name: "a safe sysctl",
    resource: podWith([
      "spec.securityContext.sysctls",
      [{ name: "net.ipv4.tcp_syncookies", value: "1" }],
    ]),
    server: "admitted",
    pack: [],
  },
  {
    name: "an SELinux type of its own",
    resource: podWith(["spec.securityContext.seLinuxOptions", { type: "spc_t" }]),
    server: "PodSecurity",
    pack: ["pss-selinux"],
  },
  {
    name: "an unmasked /proc",
    resource: podWith(
      ["spec.containers[0].securityContext.procMount", "Unmasked"],
      ["spec.hostUsers", false],
    ),
    server: "PodSecurity",
    pack: ["pss-proc-mount-restricted"],
    // Up to this version the level baseline has the check, and restricted none of its own.
    upTo: { minor: "1.34", server: "PodSecurity", pack: ["pss-proc-mount"] },
  },
  {
    name: "a probe of another host",
    resource: podWith([
      "spec.containers[0].livenessProbe",
      { tcpSocket: { port: 8080, host: "169.254.169.254" } },
    ]),
    server: "PodSecurity",
    pack: ["pss-host-probes"],
  },
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
