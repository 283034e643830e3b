import { type Answer } from "../../kernel/answer";
import { control, withRemediation } from "../../kernel/control";
import { cisKubernetes, nsaCisa, podSecurity } from "../../kernel/frameworks";
import { missing } from "../../kernel/missing";
import { type PodView } from "../../kernel/pod";
import { exceptWindows } from "../../kernel/pod-exceptions";
import { JUDGED_BY, onPodSecurity } from "../../kernel/pod-security";
import { PROFILES, seccompProfile } from "../../kernel/seccomp";
import { eachSecurityContext } from "../../kernel/security-contexts";
import { setInPodContext } from "../../kernel/security-context-remediation";

const declared = control(
  {
    id: "pss-seccomp-restricted",
    title: "Containers must have a seccomp profile.",
    severity: "high",
    level: "mandatory",
    layer: "container",
    requirements: ["K5", "D5"],
    frameworks: [
      ...podSecurity("restricted", "Seccomp"),
      ...cisKubernetes("5.7.2"),
      ...nsaCisa("1.10"),
    ],
    contract: `Restricted: securityContext.seccompProfile.type of the pod and of every container. Allowed: RuntimeDefault and Localhost in every container, or in the pod where the container has none; absent in both is an objection. Windows pods are not judged from Kubernetes 1.25. Unknown, and absent in a patch, is not evaluated. It takes the place of pss-seccomp-baseline at the level restricted. ${JUDGED_BY}`,
    rationale:
      "Without a seccomp filter every system call of the kernel is open to a process, the vulnerable ones too.",
    remediation: "Write seccompProfile: {type: RuntimeDefault} in the security context of the pod.",
    references: [
      "https://kubernetes.io/docs/concepts/security/pod-security-standards/",
      "https://kubernetes.io/docs/tutorials/security/seccomp/",
    ],
    componentSide: "SecureNamespace enforces the Pod Security level restricted.",
    since: "1.19",
  },
  onPodSecurity({
    level: "restricted",
    since: 19,
    judge: (pod, minor) => exceptWindows(pod, minor, 25, judgePod(pod)),
  }),
);

export const pssSeccompRestricted = withRemediation(
  declared,
  setInPodContext("seccompProfile", { type: "RuntimeDefault" }),
);

function judgePod(pod: PodView): readonly Answer[] {
  const ofPod = pod.securityContext.at("seccompProfile");
  return eachSecurityContext(pod, (context, owner) => {
    const { container } = owner;
    const profile = context.at("seccompProfile");
    // Whatever the pod says beyond absent is judged once, at the pod.
    const inherits = container === undefined || !ofPod.absent;
    if (!profile.absent || inherits) return seccompProfile(context, owner);
    return missing(profile, PROFILES, pod.patch, container);
  });
}
