import { notEvaluated, pass, violation, type Answer } from "../../kernel/answer";
import { control, onPods } from "../../kernel/control";
import { selects } from "../../kernel/label-selector";
import { missing } from "../../kernel/missing";
import { podTypesOf } from "../../kernel/pod-templates";

const TYPES = podTypesOf("Deployment", "StatefulSet", "DaemonSet", "ReplicaSet").filter((type) =>
  type.startsWith("kubernetes:apps/v1:"),
);

export const haSelectorMatch = control(
  {
    id: "ha-selector-match",
    title: "The selector of a controller must select its own pods.",
    severity: "medium",
    level: "advisory",
    layer: "container",
    requirements: ["D6"],
    frameworks: [],
    contract:
      "Restricted: spec.selector of Deployments, StatefulSets, DaemonSets and ReplicaSets of apps/v1. Wanted: one that " +
      "selects the labels of the pod template. An absent selector is a violation, but not evaluated in a patch, and nor is " +
      "a patch without both. Unknown is not evaluated.",
    rationale:
      "The API server refuses such a controller, so that the roll-out fails in the middle of the stack.",
    remediation: "Give the selector and the template the same labels.",
    references: ["https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#selector"],
    componentSide: "none, because no component makes a pod.",
  },
  onPods((pod, _context, { inputs }): Answer => {
    const selector = inputs.at("spec", "selector");
    const labels = pod.metadata.at("labels");
    if (selector.absent) return missing(selector, "a selector", pod.patch);
    const verdict = selects(selector, labels);
    if (verdict === "yes") return pass;
    if (verdict === "unknown" || pod.patch) {
      return notEvaluated(selector, "selector and labels are not both known");
    }
    return violation(
      selector,
      "labels that the template does not have",
      "the labels of the template",
    );
  }, TYPES),
);
