import { addsOnly } from "../../kernel/capabilities";
import { control } from "../../kernel/control";
import { attack, cisKubernetes, podSecurity } from "../../kernel/frameworks";
import { JUDGED_BY, onPodSecurity } from "../../kernel/pod-security";

const DEFAULT_CAPABILITIES = [
  "AUDIT_WRITE",
  "CHOWN",
  "DAC_OVERRIDE",
  "FOWNER",
  "FSETID",
  "KILL",
  "MKNOD",
  "NET_BIND_SERVICE",
  "SETFCAP",
  "SETGID",
  "SETPCAP",
  "SETUID",
  "SYS_CHROOT",
];

export const pssCapabilitiesBaseline = control(
  {
    id: "pss-capabilities-baseline",
    title: "Containers must not add capabilities beyond the usual ones.",
    severity: "high",
    level: "mandatory",
    layer: "container",
    requirements: ["K5", "D5"],
    frameworks: [
      ...podSecurity("baseline", "Capabilities"),
      ...cisKubernetes("5.2.8", "5.2.9"),
      ...attack("T1610", "T1611"),
    ],
    contract: `Restricted: securityContext.capabilities.add of every container. Allowed: the capabilities that container runtimes give by default, in their exact spelling without CAP_, or absent. Unknown is not evaluated. At the level restricted pss-capabilities-restricted takes its place from Kubernetes 1.22. ${JUDGED_BY}`,
    rationale:
      "Capabilities such as SYS_ADMIN, NET_ADMIN or SYS_PTRACE let a process leave its container or read the traffic of others.",
    remediation:
      "Add only the single capability that the program needs, from those that runtimes give by default.",
    references: [
      "https://kubernetes.io/docs/concepts/security/pod-security-standards/",
      "https://man7.org/linux/man-pages/man7/capabilities.7.html",
    ],
    componentSide: "SecureNamespace enforces the Pod Security level restricted.",
  },
  onPodSecurity({
    level: "baseline",
    replacedSince: 22,
    judge: (pod) =>
      pod.eachContainer((container) =>
        addsOnly(container, DEFAULT_CAPABILITIES, "a capability that runtimes give by default"),
      ),
  }),
);
