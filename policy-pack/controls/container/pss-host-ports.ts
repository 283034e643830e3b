import { control } from "../../kernel/control";
import { eachEntry } from "../../kernel/each-entry";
import { expectThat } from "../../kernel/expect";
import { cisKubernetes, podSecurity } from "../../kernel/frameworks";
import { JUDGED_BY, onPodSecurity } from "../../kernel/pod-security";

export const pssHostPorts = control(
  {
    id: "pss-host-ports",
    title: "Containers must not use ports of their node.",
    severity: "high",
    level: "mandatory",
    layer: "container",
    requirements: ["K5", "D5"],
    frameworks: [...podSecurity("baseline", "Host Ports"), ...cisKubernetes("5.2.13")],
    contract: `Restricted: ports[].hostPort of every container. Allowed: 0 or absent, which means none. Unknown is not evaluated. ${JUDGED_BY}`,
    rationale:
      "A port of the node is reached past network policies and Services, and takes the place of what should listen there.",
    remediation: "Remove hostPort, and expose the container with a Service.",
    references: ["https://kubernetes.io/docs/concepts/security/pod-security-standards/"],
    componentSide: "SecureNamespace enforces the Pod Security level restricted.",
  },
  onPodSecurity({
    level: "baseline",
    judge: (pod) =>
      pod.eachContainer(({ field, name }) =>
        eachEntry(field.at("ports"), (port) =>
          expectThat(port.at("hostPort").number(), {
            holds: (hostPort) => hostPort === 0,
            wanted: "no port of the node",
            absentMeans: 0,
            container: name,
          }),
        ),
      ),
  }),
);
