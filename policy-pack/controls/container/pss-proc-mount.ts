import { control } from "../../kernel/control";
import { podSecurity } from "../../kernel/frameworks";
import { exceptOwnUserNamespace } from "../../kernel/pod-exceptions";
import { JUDGED_BY, onPodSecurity } from "../../kernel/pod-security";
import { masksProc } from "../../kernel/proc-mount";

export const pssProcMount = control(
  {
    id: "pss-proc-mount",
    title: "Containers must keep the default mask of /proc.",
    severity: "high",
    level: "mandatory",
    layer: "container",
    requirements: ["K5", "D5"],
    frameworks: [...podSecurity("baseline", "/proc Mount Type")],
    contract: `Restricted: securityContext.procMount of every container. Allowed: Default or absent, which means Default. Unknown is not evaluated. From Kubernetes 1.35 a pod with hostUsers false may use any; at the level restricted pss-proc-mount-restricted takes its place from then on. ${JUDGED_BY}`,
    rationale:
      "The default mask hides what /proc tells of the node and keeps its switches read-only.",
    remediation: "Remove securityContext.procMount.",
    references: ["https://kubernetes.io/docs/concepts/security/pod-security-standards/"],
    componentSide: "SecureNamespace enforces the Pod Security level restricted.",
  },
  onPodSecurity({
    level: "baseline",
    replacedSince: 35,
    judge: (pod, minor) => exceptOwnUserNamespace(pod, minor, pod.eachContainer(masksProc)),
  }),
);
