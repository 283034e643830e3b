import { control, onPods } from "../../kernel/control";
import { expectThat } from "../../kernel/expect";
import { attack } from "../../kernel/frameworks";

export const podNoEphemeralContainers = control(
  {
    id: "pod-no-ephemeral-containers",
    title: "Pods must not be declared with ephemeral containers.",
    severity: "medium",
    level: "advisory",
    layer: "container",
    requirements: ["D5"],
    frameworks: attack("T1609", "T1611"),
    contract:
      "Restricted: ephemeralContainers of the pod. Allowed: absent or empty. Unknown is not evaluated.",
    rationale:
      "They are for a person who debugs a running pod; one that is declared is a tool that stays behind.",
    remediation:
      "Remove ephemeralContainers; use kubectl debug, which access rules and the audit log see.",
    references: ["https://kubernetes.io/docs/concepts/workloads/pods/ephemeral-containers/"],
    componentSide: "none, because no component makes a pod.",
  },
  onPods((pod) =>
    expectThat(
      (() => {
        const list = pod.spec.at("ephemeralContainers").list();
        return list.state === "known" ? { ...list, value: list.value.length } : list;
      })(),
      { holds: (count) => count === 0, wanted: "none", absentMeans: 0 },
    ),
  ),
);
