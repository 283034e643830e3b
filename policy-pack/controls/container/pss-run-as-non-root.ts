import { pass, type Answer } from "../../kernel/answer";
import { control, withRemediation } from "../../kernel/control";
import { expectThat } from "../../kernel/expect";
import { cisKubernetes, nsaCisa, podSecurity } from "../../kernel/frameworks";
import { missing } from "../../kernel/missing";
import { type PodView } from "../../kernel/pod";
import { exceptOwnUserNamespace } from "../../kernel/pod-exceptions";
import { JUDGED_BY, onPodSecurity } from "../../kernel/pod-security";
import { eachSecurityContext } from "../../kernel/security-contexts";
import { setInPodContext } from "../../kernel/security-context-remediation";

const declared = control(
  {
    id: "pss-run-as-non-root",
    title: "Containers must be kept from running as root.",
    severity: "high",
    level: "mandatory",
    layer: "container",
    requirements: ["K5", "D5"],
    frameworks: [
      ...podSecurity("restricted", "Running as Non-root"),
      ...cisKubernetes("5.2.7"),
      ...nsaCisa("1.0"),
    ],
    contract: `Restricted: securityContext.runAsNonRoot of the pod and of every container. Allowed: true in every container, or true in the pod and absent in the container; false is an objection anywhere. From Kubernetes 1.35 pods with hostUsers false are not judged. Unknown, and absent in a patch, is not evaluated. ${JUDGED_BY}`,
    rationale: "Root in a container is root on the node for every fault that lets it out.",
    remediation: "Write runAsNonRoot: true in the security context of the pod.",
    references: [
      "https://kubernetes.io/docs/concepts/security/pod-security-standards/",
      "https://kubernetes.io/docs/tasks/configure-pod-container/security-context/",
    ],
    componentSide: "SecureNamespace enforces the Pod Security level restricted.",
  },
  onPodSecurity({
    level: "restricted",
    judge: (pod, minor) => exceptOwnUserNamespace(pod, minor, judgePod(pod)),
  }),
);

export const pssRunAsNonRoot = withRemediation(declared, setInPodContext("runAsNonRoot", true));

function judgePod(pod: PodView): readonly Answer[] {
  const ofPod = pod.securityContext.at("runAsNonRoot");
  return eachSecurityContext(pod, (context, owner) => {
    const field = context.at("runAsNonRoot");
    // Whatever the pod says beyond absent is judged once, at the pod.
    const { container } = owner;
    const inherits = container === undefined || !ofPod.absent;
    return expectThat(field.boolean(), {
      holds: (nonRoot) => nonRoot,
      wanted: "true",
      absent: () => (inherits ? pass : missing(field, "true", pod.patch, container)),
      ...owner,
    });
  });
}
