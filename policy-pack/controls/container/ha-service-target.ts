import { notEvaluated, pass, violation, type Answer } from "../../kernel/answer";
import { control, onStack } from "../../kernel/control";
import { shareNamespace } from "../../kernel/label-index";
import { all, any, matchesLabels } from "../../kernel/label-selector";
import { podsOf } from "../../kernel/selected-pods";

export const haServiceTarget = control(
  {
    id: "ha-service-target",
    title: "The selector of a Service must select pods that are there.",
    severity: "low",
    level: "advisory",
    presets: { baseline: "disabled" },
    layer: "container",
    requirements: ["D6"],
    frameworks: [],
    contract:
      "Restricted: spec.selector of Services. Wanted: a pod or pod template in the same namespace of the stack with all " +
      "its labels. A Service whose selector is absent or empty has no pods to select, and passes. What is unknown and " +
      "decides is not evaluated.",
    rationale:
      "A Service without endpoints answers nobody, and a pod of somebody else with the labels takes its traffic.",
    remediation: "Give the selector the labels of the pod template.",
    references: ["https://kubernetes.io/docs/concepts/services-networking/service/"],
    componentSide: "none, because no component makes a Service.",
  },
  onStack(
    (stack) => stack.ofType("kubernetes:core/v1:Service"),
    (service, stack): Answer => {
      const selector = service.inputs.at("spec", "selector");
      const pairs = selector.entries();
      if (pairs.state === "unknown") return notEvaluated(selector, pairs.why);
      if (pairs.state === "absent" || pairs.value.length === 0) return pass;
      const selected = any(
        podsOf(stack)
          .candidates(service, selector)
          .flatMap((owner) =>
            owner.pods.map((pod) =>
              all([
                shareNamespace(service, owner),
                matchesLabels(selector, pod.metadata.at("labels")),
              ]),
            ),
          ),
      );
      if (selected === "yes") return pass;
      if (selected === "unknown")
        return notEvaluated(selector, "which pods it selects is not known");
      return violation(selector, "labels that no pod of the stack has", "the labels of a pod");
    },
  ),
);
