import { control, onPods } from "../../kernel/control";
import { eachEntry } from "../../kernel/each-entry";
import { expectThat } from "../../kernel/expect";

const FIRST_FREE_PORT = 1024;

export const podNoPrivilegedPorts = control(
  {
    id: "pod-no-privileged-ports",
    title: "Containers must listen on ports that need no privilege, and never on SSH's.",
    severity: "low",
    level: "advisory",
    layer: "container",
    requirements: ["D5"],
    frameworks: [],
    contract:
      "Restricted: ports[].containerPort of every container. Allowed: 1024 and above, which leaves out 22, the port of " +
      "SSH. Absent ports are allowed. Unknown is not evaluated.",
    rationale:
      "Lower ports ask for a capability, and a Service gives the outside any port that it wants; SSH is a second way in.",
    remediation: "Listen on a port from 1024, and map it in the Service.",
    references: ["https://kubernetes.io/docs/concepts/services-networking/service/"],
    componentSide: "none, because no component makes a pod.",
  },
  onPods((pod) =>
    pod.eachContainer(({ field, name }) =>
      eachEntry(
        field.at("ports"),
        (port) =>
          expectThat(port.at("containerPort").number(), {
            holds: (number) => number >= FIRST_FREE_PORT,
            wanted: "1024 or more",
            absentMeans: FIRST_FREE_PORT,
            container: name,
          }),
        name,
      ),
    ),
  ),
);
