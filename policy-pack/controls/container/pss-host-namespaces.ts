import { control } from "../../kernel/control";
import { expectThat } from "../../kernel/expect";
import { attack, cisEks, cisKubernetes, nsaCisa, podSecurity } from "../../kernel/frameworks";
import { JUDGED_BY, onPodSecurity } from "../../kernel/pod-security";

export const pssHostNamespaces = control(
  {
    id: "pss-host-namespaces",
    title: "Pods must not share the namespaces of their node.",
    severity: "critical",
    level: "mandatory",
    layer: "container",
    requirements: ["K5", "D5"],
    frameworks: [
      ...podSecurity("baseline", "Host Namespaces"),
      ...cisEks(["4.2.2", "4.2.3", "4.2.4"]),
      ...cisKubernetes("5.2.3", "5.2.4", "5.2.5"),
      ...nsaCisa("1.3", "1.4", "1.5"),
      ...attack("T1610", "T1611"),
    ],
    contract: `Restricted: hostNetwork, hostPID and hostIPC of the pod. Allowed: false or absent, which means false. Unknown is not evaluated. ${JUDGED_BY}`,
    rationale:
      "With the node's network, processes or shared memory a pod sees and reaches what belongs to other pods and to the kubelet.",
    remediation: "Remove hostNetwork, hostPID and hostIPC; expose ports with a Service.",
    references: ["https://kubernetes.io/docs/concepts/security/pod-security-standards/"],
    componentSide: "SecureNamespace enforces the Pod Security level restricted.",
  },
  onPodSecurity({
    level: "baseline",
    judge: ({ spec }) =>
      ["hostNetwork", "hostPID", "hostIPC"].map((key) =>
        expectThat(spec.at(key).boolean(), {
          holds: (shared) => !shared,
          wanted: "false",
          absentMeans: false,
        }),
      ),
  }),
);
