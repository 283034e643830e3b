import { control } from "../../kernel/control";
import { expectThat } from "../../kernel/expect";
import { attack, cisEks, cisKubernetes, nsaCisa, podSecurity } from "../../kernel/frameworks";
import { JUDGED_BY, onPodSecurity } from "../../kernel/pod-security";

export const pssPrivileged = control(
  {
    id: "pss-privileged",
    title: "Containers must not be privileged.",
    severity: "critical",
    level: "mandatory",
    layer: "container",
    requirements: ["K5", "D5"],
    frameworks: [
      ...podSecurity("baseline", "Privileged Containers"),
      ...cisEks(["4.2.1"]),
      ...cisKubernetes("5.2.2"),
      ...nsaCisa("1.2"),
      ...attack("T1610", "T1611"),
    ],
    contract: `Restricted: securityContext.privileged of every init, regular and ephemeral container of every pod-bearing kind. Allowed: false or absent, which means false. Unknown is not evaluated. ${JUDGED_BY}`,
    rationale:
      "A privileged container has every capability and device of its node: leaving it is a mount away.",
    remediation:
      "Remove securityContext.privileged, and add the single capability that the program needs.",
    references: ["https://kubernetes.io/docs/concepts/security/pod-security-standards/"],
    componentSide: "SecureNamespace enforces the Pod Security level restricted.",
  },
  onPodSecurity({
    level: "baseline",
    judge: (pod) =>
      pod.eachContainer(({ field, name }) =>
        expectThat(field.at("securityContext", "privileged").boolean(), {
          holds: (privileged) => !privileged,
          wanted: "false",
          absentMeans: false,
          container: name,
        }),
      ),
  }),
);
