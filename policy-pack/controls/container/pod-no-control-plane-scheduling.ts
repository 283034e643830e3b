import { notEvaluated, pass, violation, type Answer } from "../../kernel/answer";
import { control, onPods, onResources } from "../../kernel/control";
import { eachEntry } from "../../kernel/each-entry";
import type { Field } from "../../kernel/field";
import { tokensOf } from "../../kernel/kinds";

const RUNTIME_CLASSES = tokensOf("RuntimeClass", ["node.k8s.io/v1", "node.k8s.io/v1beta1"]);
const TAINTS = ["node-role.kubernetes.io/control-plane", "node-role.kubernetes.io/master"];

export const podNoControlPlaneScheduling = control(
  {
    id: "pod-no-control-plane-scheduling",
    title: "Pods must not choose a node by name, nor tolerate the taint of control-plane nodes.",
    severity: "high",
    level: "mandatory",
    presets: { baseline: "advisory" },
    layer: "container",
    requirements: ["K15"],
    frameworks: [],
    contract:
      "Restricted: nodeName, and tolerations, a pod's own and those that a RuntimeClass adds to its pods, that match the " +
      "NoSchedule taint of control-plane nodes by key or by tolerating every key. Allowed: no nodeName, and tolerations " +
      "of other keys or other effects. Absent is allowed. Unknown is not evaluated.",
    rationale:
      "A pod beside the API server or etcd is one flaw away from every Secret, and nodeName goes past the scheduler and its taints.",
    remediation: "Remove nodeName, and tolerate the taints of your own nodes by key.",
    references: [
      "https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/",
      "https://kubernetes.io/docs/concepts/containers/runtime-class/#scheduling",
    ],
    componentSide:
      "SecureNamespace gives a RuntimeClass tolerations of the keys that its isolation names.",
  },
  onPods((pod) => [
    judgeNodeName(pod.spec.at("nodeName")),
    ...eachEntry(pod.spec.at("tolerations"), judgeToleration),
  ]),
  onResources(RUNTIME_CLASSES, ({ inputs }) =>
    eachEntry(inputs.at("scheduling", "tolerations"), judgeToleration),
  ),
);

function judgeNodeName(field: Field): Answer {
  const name = field.string();
  if (name.state === "unknown") return notEvaluated(field, name.why);
  if (name.state === "absent" || name.value === "") return pass;
  return violation(field, JSON.stringify(name.value), "no node by name");
}

/** A toleration matches a taint by key, or by every key where it names none; the taint's value is empty, its effect NoSchedule. */
function judgeToleration(toleration: Field): Answer {
  const [key, effect] = ["key", "effect"].map((name) => toleration.at(name).string());
  if (key?.state === "known" && key.value !== "" && !TAINTS.includes(key.value)) return pass;
  if (effect?.state === "known" && !["", "NoSchedule"].includes(effect.value)) return pass;
  const open = [key, effect].find((reading) => reading?.state === "unknown");
  if (open?.state === "unknown") return notEvaluated(open.field, open.why);
  const found = key?.state === "known" && key.value !== "" ? key.value : "every key";
  return violation(toleration, `a toleration of ${found}`, "one of other keys");
}
