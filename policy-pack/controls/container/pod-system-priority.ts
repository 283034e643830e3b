import { notEvaluated, pass, violation } from "../../kernel/answer";
import { control, onPods } from "../../kernel/control";

const SYSTEM_CLASSES = ["system-cluster-critical", "system-node-critical"];
const SYSTEM_NAMESPACE = "kube-system";

export const podSystemPriority = control(
  {
    id: "pod-system-priority",
    title: "Only pods of the cluster's own system may have a system priority.",
    severity: "low",
    level: "advisory",
    layer: "container",
    requirements: ["K6"],
    frameworks: [],
    contract:
      "Restricted: priorityClassName of pods outside of kube-system. Allowed: any class but system-cluster-critical and " +
      "system-node-critical. Absent is allowed. An unknown class or namespace is not evaluated.",
    rationale:
      "Such a pod evicts others when the nodes are full, DNS and network add-ons among them.",
    remediation: "Make a PriorityClass of your own, with a value below the system's.",
    references: [
      "https://kubernetes.io/docs/concepts/scheduling-eviction/pod-priority-preemption/",
    ],
    componentSide: "none, because no component makes a pod.",
  },
  onPods((pod, _context, { namespace }) => {
    const at = pod.spec.at("priorityClassName");
    const name = at.string();
    if (namespace.state === "known" && namespace.value === SYSTEM_NAMESPACE) return pass;
    if (name.state === "unknown") return notEvaluated(at, name.why);
    if (name.state === "absent" || !SYSTEM_CLASSES.includes(name.value)) return pass;
    if (namespace.state === "unknown") return notEvaluated(namespace.field, namespace.why);
    return violation(at, JSON.stringify(name.value), "a class of your own");
  }),
);
