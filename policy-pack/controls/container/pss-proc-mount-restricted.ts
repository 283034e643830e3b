import { control } from "../../kernel/control";
import { podSecurity } from "../../kernel/frameworks";
import { JUDGED_BY, onPodSecurity } from "../../kernel/pod-security";
import { masksProc } from "../../kernel/proc-mount";

export const pssProcMountRestricted = control(
  {
    id: "pss-proc-mount-restricted",
    title: "Containers must keep the default mask of /proc, with a user namespace too.",
    severity: "high",
    level: "mandatory",
    layer: "container",
    requirements: ["K5", "D5"],
    frameworks: [...podSecurity("restricted", "/proc Mount Type")],
    contract: `Restricted: securityContext.procMount of every container. Allowed: Default or absent, which means Default. Unknown is not evaluated. It takes the place of pss-proc-mount at the level restricted from Kubernetes 1.35, and hostUsers false changes nothing. ${JUDGED_BY}`,
    rationale:
      "The default mask hides what /proc tells of the node and keeps its switches read-only.",
    remediation: "Remove securityContext.procMount.",
    references: ["https://kubernetes.io/docs/concepts/security/pod-security-standards/"],
    componentSide: "SecureNamespace enforces the Pod Security level restricted.",
    since: "1.35",
  },
  onPodSecurity({
    level: "restricted",
    since: 35,
    judge: (pod) => pod.eachContainer(masksProc),
  }),
);
