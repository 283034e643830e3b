import { control, onPods } from "../../kernel/control";
import { judgeProbes, LONG_RUNNING_TYPES } from "../../kernel/probes";

export const probeReadiness = control(
  {
    id: "probe-readiness",
    title: "Containers of services must say when they are ready.",
    severity: "low",
    level: "advisory",
    presets: { baseline: "disabled" },
    layer: "container",
    requirements: ["D6"],
    frameworks: [],
    contract:
      "Restricted: readinessProbe of every regular container of controllers that keep pods running. Allowed: a probe " +
      "whose port, if it is a name, is declared in ports. Absent is a violation, but not evaluated in a patch. Unknown is " +
      "not evaluated.",
    rationale:
      "Without one a pod gets traffic before it can answer, at every start and every roll-out.",
    remediation: "Add a readinessProbe that asks whether the container can serve.",
    references: [
      "https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/",
    ],
    componentSide: "none, because no component makes a pod.",
  },
  onPods((pod) => judgeProbes(pod, "readinessProbe"), LONG_RUNNING_TYPES),
);
