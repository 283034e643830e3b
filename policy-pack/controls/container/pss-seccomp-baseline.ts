import { control } from "../../kernel/control";
import { nsaCisa, podSecurity } from "../../kernel/frameworks";
import { JUDGED_BY, onPodSecurity } from "../../kernel/pod-security";
import { seccompAnnotations, seccompProfile } from "../../kernel/seccomp";
import { eachSecurityContext } from "../../kernel/security-contexts";

export const pssSeccompBaseline = control(
  {
    id: "pss-seccomp-baseline",
    title: "Pods must not turn seccomp off.",
    severity: "high",
    level: "mandatory",
    layer: "container",
    requirements: ["K5", "D5"],
    frameworks: [...podSecurity("baseline", "Seccomp"), ...nsaCisa("1.10")],
    contract: `Restricted: securityContext.seccompProfile.type of the pod and of every container; before Kubernetes 1.19 the annotations seccomp.security.alpha.kubernetes.io/pod and container.seccomp.security.alpha.kubernetes.io/<container>. Allowed: RuntimeDefault and Localhost, or no profile; in annotations runtime/default, docker/default, localhost/<profile> or absent. Unknown is not evaluated. At the level restricted pss-seccomp-restricted takes its place from Kubernetes 1.19. ${JUDGED_BY}`,
    rationale:
      "Without a seccomp filter every system call of the kernel is open to a process, the vulnerable ones too.",
    remediation: "Remove the profile, or write RuntimeDefault or Localhost.",
    references: [
      "https://kubernetes.io/docs/concepts/security/pod-security-standards/",
      "https://kubernetes.io/docs/tutorials/security/seccomp/",
    ],
    componentSide: "SecureNamespace enforces the Pod Security level restricted.",
  },
  onPodSecurity({
    level: "baseline",
    replacedSince: 19,
    judge: (pod, minor) =>
      minor < 19
        ? seccompAnnotations(pod)
        : eachSecurityContext(pod, (context, owner) => seccompProfile(context, owner)),
  }),
);
