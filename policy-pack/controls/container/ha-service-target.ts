import { notEvaluated, pass, violation, type Answer } from "../../kernel/answer";
import { control, onStack } from "../../kernel/control";
import { LabelIndex, shareNamespace } from "../../kernel/label-index";
import { all, any, matchesLabels } from "../../kernel/label-selector";
import { POD_BEARING_TYPES } from "../../kernel/pod-templates";
import type { StackIndex } from "../../kernel/stack-index";
import type { Subject } from "../../kernel/subject";

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

const byStack = new WeakMap<StackIndex, LabelIndex>();

/** The pods of a stack by their labels, in one pass. */
function podsOf(stack: StackIndex): LabelIndex {
  const known = byStack.get(stack);
  if (known !== undefined) return known;
  const index = new LabelIndex();
  const owners = POD_BEARING_TYPES.flatMap((type): readonly Subject[] => stack.ofType(type));
  for (const owner of owners) {
    const labels = owner.pods.map((pod) => pod.metadata.at("labels"));
    for (const field of labels.filter(({ absent }) => !absent)) index.add(owner, field);
  }
  byStack.set(stack, index);
  return index;
}
