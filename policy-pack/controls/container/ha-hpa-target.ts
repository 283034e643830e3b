import { notEvaluated, pass, violation, type Answer } from "../../kernel/answer";
import { control, onStack } from "../../kernel/control";
import { SCALER_KINDS, scaleTargets, targetOf } from "../../kernel/scale-targets";

export const haHpaTarget = control(
  {
    id: "ha-hpa-target",
    title: "Autoscalers must name a workload that is there.",
    severity: "low",
    level: "advisory",
    presets: { baseline: "disabled" },
    layer: "container",
    requirements: ["D6"],
    frameworks: [],
    contract:
      "Restricted: spec.scaleTargetRef of HorizontalPodAutoscalers and of ScaledObjects. Wanted: the kind and name of an " +
      "object in the same namespace of the stack. An absent kind means Deployment; an absent namespace means default. An " +
      "unknown or absent name, an unknown namespace, and a target that may be an object of unknown name are not evaluated.",
    rationale:
      "An autoscaler without a target does nothing, and nobody notices before the load comes.",
    remediation: "Name the workload that the autoscaler scales, in its own namespace.",
    references: ["https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/"],
    componentSide: "none, because no component makes an autoscaler.",
  },
  onStack(
    (stack) =>
      SCALER_KINDS.flatMap((kind) => stack.ofKind(kind)).filter(
        ({ kubernetes }) => kubernetes?.patch === false,
      ),
    (subject, stack): Answer => {
      const field = subject.inputs.at("spec", "scaleTargetRef");
      const target = targetOf(subject);
      if (target === undefined) return notEvaluated(field, "what it scales is not known");
      const there = scaleTargets(stack).holds(target);
      if (there === "yes") return pass;
      if (there === "unknown")
        return notEvaluated(field, "the names of the stack are not all known");
      return violation(field, "a workload that is not in the stack", "one of the same namespace");
    },
  ),
);
