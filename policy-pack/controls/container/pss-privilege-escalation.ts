import { control, withRemediation } from "../../kernel/control";
import { expectThat } from "../../kernel/expect";
import { cisEks, cisKubernetes, nsaCisa, podSecurity } from "../../kernel/frameworks";
import { missing } from "../../kernel/missing";
import { exceptWindows } from "../../kernel/pod-exceptions";
import { JUDGED_BY, onPodSecurity } from "../../kernel/pod-security";
import { setInContainerContexts } from "../../kernel/security-context-remediation";

const declared = control(
  {
    id: "pss-privilege-escalation",
    title: "Containers must not let processes gain privileges.",
    severity: "high",
    level: "mandatory",
    layer: "container",
    requirements: ["K5", "D5"],
    frameworks: [
      ...podSecurity("restricted", "Privilege Escalation"),
      ...cisEks(["4.2.5"]),
      ...cisKubernetes("5.2.6"),
      ...nsaCisa("1.7"),
    ],
    contract: `Restricted: securityContext.allowPrivilegeEscalation of every container. Allowed: false; absent means true. Windows pods are not judged from Kubernetes 1.25. Unknown, and absent in a patch, is not evaluated. ${JUDGED_BY}`,
    rationale:
      "Programs with the set-user-ID bit or file capabilities give a process more rights than the container started with.",
    remediation:
      "Write allowPrivilegeEscalation: false in the security context of every container.",
    references: [
      "https://kubernetes.io/docs/concepts/security/pod-security-standards/",
      "https://kubernetes.io/docs/tasks/configure-pod-container/security-context/",
    ],
    componentSide: "SecureNamespace enforces the Pod Security level restricted.",
    since: "1.8",
  },
  onPodSecurity({
    level: "restricted",
    since: 8,
    judge: (pod, minor) =>
      exceptWindows(
        pod,
        minor,
        25,
        pod.eachContainer(({ field, name }) => {
          const allowed = field.at("securityContext", "allowPrivilegeEscalation").boolean();
          return expectThat(allowed, {
            holds: (isAllowed) => !isAllowed,
            wanted: "false",
            absent: () => missing(allowed.field, "false", pod.patch, name),
            container: name,
          });
        }),
      ),
  }),
);

export const pssPrivilegeEscalation = withRemediation(
  declared,
  setInContainerContexts(["allowPrivilegeEscalation"], false),
);
