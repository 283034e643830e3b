import { control, onPods } from "../../kernel/control";
import { judgeRequest } from "../../kernel/container-resources";
import { nsaCisa } from "../../kernel/frameworks";

export const resRequests = control(
  {
    id: "res-requests",
    title: "Containers must request CPU and memory, no more than their limits.",
    severity: "low",
    level: "advisory",
    layer: "container",
    requirements: ["K6"],
    frameworks: nsaCisa("2.1"),
    contract:
      "Restricted: resources.requests.cpu and .memory of every init and regular container. Allowed: a request up to the " +
      "limit, or a request or limit of the container or of the whole pod that stands in for it. Absent is a violation, but " +
      "not evaluated in a patch; ephemeral containers, which have none, pass. Unknown is not evaluated.",
    rationale:
      "Without requests the scheduler overfills nodes, and the pod is the first that is evicted.",
    remediation:
      "Set resources.requests.cpu and resources.requests.memory to what the program uses.",
    references: ["https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/"],
    componentSide: "none, because no component makes a pod.",
  },
  onPods((pod) =>
    pod.eachContainer((container) => [
      judgeRequest(pod, container, "cpu"),
      judgeRequest(pod, container, "memory"),
    ]),
  ),
);
