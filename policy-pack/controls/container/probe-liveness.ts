import { control, onPods } from "../../kernel/control";
import { judgeProbes, LONG_RUNNING_TYPES } from "../../kernel/probes";

export const probeLiveness = control(
  {
    id: "probe-liveness",
    title: "Containers of services must say whether they are alive.",
    severity: "low",
    level: "advisory",
    presets: { baseline: "disabled" },
    layer: "container",
    requirements: ["D6"],
    frameworks: [],
    contract:
      "Restricted: livenessProbe of every regular container of controllers that keep pods running. Allowed: a probe whose " +
      "port, if it is a name, is declared in ports. Absent is a violation, but not evaluated in a patch. Unknown is not " +
      "evaluated.",
    rationale: "A program that hangs otherwise stays as it is until somebody notices.",
    remediation:
      "Add a livenessProbe that asks whether the program itself still runs, without its dependencies.",
    references: [
      "https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/",
    ],
    componentSide: "none, because no component makes a pod.",
  },
  onPods((pod) => judgeProbes(pod, "livenessProbe"), LONG_RUNNING_TYPES),
);
