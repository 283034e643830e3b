import { control } from "../../kernel/control";
import { expectThat } from "../../kernel/expect";
import { cisKubernetes, podSecurity } from "../../kernel/frameworks";
import { JUDGED_BY, onPodSecurity } from "../../kernel/pod-security";
import { eachSecurityContext } from "../../kernel/security-contexts";

export const pssHostProcess = control(
  {
    id: "pss-host-process",
    title: "Pods must not run Windows HostProcess containers.",
    severity: "critical",
    level: "mandatory",
    layer: "container",
    requirements: ["K5", "D5"],
    frameworks: [...podSecurity("baseline", "HostProcess"), ...cisKubernetes("5.2.11")],
    contract: `Restricted: securityContext.windowsOptions.hostProcess of the pod and of every container. Allowed: false or absent, which means false. Unknown is not evaluated. ${JUDGED_BY}`,
    rationale:
      "A HostProcess container runs as a process of its Windows node, with the rights of an administrator.",
    remediation:
      "Remove windowsOptions.hostProcess, and run the task as an ordinary container or as part of the node image.",
    references: [
      "https://kubernetes.io/docs/concepts/security/pod-security-standards/",
      "https://kubernetes.io/docs/tasks/configure-pod-container/create-hostprocess-pod/",
    ],
    componentSide: "SecureNamespace enforces the Pod Security level restricted.",
  },
  onPodSecurity({
    level: "baseline",
    judge: (pod) =>
      eachSecurityContext(pod, (context, owner) =>
        expectThat(context.at("windowsOptions", "hostProcess").boolean(), {
          holds: (hostProcess) => !hostProcess,
          wanted: "false",
          absentMeans: false,
          ...owner,
        }),
      ),
  }),
);
