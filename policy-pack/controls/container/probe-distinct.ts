import { notEvaluated, pass, violation } from "../../kernel/answer";
import { control, onPods } from "../../kernel/control";
import { eachMainContainer, LONG_RUNNING_TYPES, same } from "../../kernel/probes";

export const probeDistinct = control(
  {
    id: "probe-distinct",
    title: "Liveness and readiness must not be the same probe.",
    severity: "low",
    level: "advisory",
    presets: { baseline: "disabled" },
    layer: "container",
    requirements: ["D6"],
    frameworks: [],
    contract:
      "Restricted: livenessProbe and readinessProbe of every regular container of controllers that keep pods running. " +
      "Allowed: probes that differ in anything, thresholds included, and absent ones. Unknown is not evaluated where it decides.",
    rationale:
      "With one probe for both, a pod that is only busy is killed the moment it should be spared.",
    remediation: "Ask another question for liveness, or give it a higher failureThreshold.",
    references: [
      "https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/",
    ],
    componentSide: "none, because no component makes a pod.",
  },
  onPods(
    (pod) =>
      eachMainContainer(pod, (container, name) => {
        const [live, ready] = [container.at("livenessProbe"), container.at("readinessProbe")];
        if (live.absent || ready.absent) return pass;
        const verdict = same(live, ready);
        if (verdict === "no") return pass;
        if (verdict === "yes")
          return violation(live, "the same as readinessProbe", "another probe", name);
        return notEvaluated(live, "it is not known whether it differs from readinessProbe", {
          container: name,
        });
      }),
    LONG_RUNNING_TYPES,
  ),
);
