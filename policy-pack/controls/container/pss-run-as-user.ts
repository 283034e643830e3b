import { pass } from "../../kernel/answer";
import { control } from "../../kernel/control";
import { expectThat } from "../../kernel/expect";
import { nsaCisa, podSecurity } from "../../kernel/frameworks";
import { exceptOwnUserNamespace } from "../../kernel/pod-exceptions";
import { JUDGED_BY, onPodSecurity } from "../../kernel/pod-security";
import { eachSecurityContext } from "../../kernel/security-contexts";

export const pssRunAsUser = control(
  {
    id: "pss-run-as-user",
    title: "Containers must not be told to run as root.",
    severity: "high",
    level: "mandatory",
    layer: "container",
    requirements: ["K5", "D5"],
    frameworks: [...podSecurity("restricted", "Running as Non-root user"), ...nsaCisa("1.0")],
    contract: `Restricted: securityContext.runAsUser of the pod and of every container. Allowed: any number but 0, or absent. From Kubernetes 1.35 pods with hostUsers false are not judged. Unknown is not evaluated. ${JUDGED_BY}`,
    rationale: "Root in a container is root on the node for every fault that lets it out.",
    remediation: "Write the number of a user other than 0, or leave runAsUser to the image.",
    references: [
      "https://kubernetes.io/docs/concepts/security/pod-security-standards/",
      "https://kubernetes.io/docs/tasks/configure-pod-container/security-context/",
    ],
    componentSide: "SecureNamespace enforces the Pod Security level restricted.",
    since: "1.23",
  },
  onPodSecurity({
    level: "restricted",
    since: 23,
    judge: (pod, minor) =>
      exceptOwnUserNamespace(
        pod,
        minor,
        eachSecurityContext(pod, (context, owner) =>
          expectThat(context.at("runAsUser").number(), {
            holds: (user) => user !== 0,
            wanted: "a user other than 0",
            absent: pass,
            ...owner,
          }),
        ),
      ),
  }),
);
