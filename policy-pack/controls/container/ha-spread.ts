import { notEvaluated, pass, violation, type Answer } from "../../kernel/answer";
import { control, onPods } from "../../kernel/control";
import type { Field } from "../../kernel/field";
import { any, type Tri } from "../../kernel/label-selector";
import { podTypesOf } from "../../kernel/pod-templates";

export const haSpread = control(
  {
    id: "ha-spread",
    title: "Replicas must be spread over nodes or zones.",
    severity: "low",
    level: "advisory",
    presets: { baseline: "disabled" },
    layer: "container",
    requirements: ["D6"],
    frameworks: [],
    contract:
      "Restricted: Deployments and StatefulSets with two or more replicas. Wanted: topologySpreadConstraints, or " +
      "podAntiAffinity with a term. Absent replicas mean one, which needs no spreading. An unknown value that decides is " +
      "not evaluated, and nor is a patch without them.",
    rationale: "Replicas on one node, or in one zone, go down together.",
    remediation: "Add a topology spread constraint over topology.kubernetes.io/zone.",
    references: [
      "https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/",
    ],
    componentSide: "none, because no component makes a pod.",
  },
  onPods(
    (pod, _context, { inputs }): Answer => {
      const replicas = inputs.at("spec", "replicas").number();
      if (replicas.state === "absent") return pass;
      if (replicas.state === "known" && replicas.value < 2) return pass;
      const constraints = pod.spec.at("topologySpreadConstraints");
      const affinity = pod.spec.at("affinity", "podAntiAffinity");
      const spread = any(
        [
          constraints,
          affinity.at("requiredDuringSchedulingIgnoredDuringExecution"),
          affinity.at("preferredDuringSchedulingIgnoredDuringExecution"),
        ].map(hasEntries),
      );
      if (spread === "yes") return pass;
      if (replicas.state === "unknown") return notEvaluated(replicas.field, replicas.why);
      if (spread === "unknown") return notEvaluated(constraints, "how it is spread is not known");
      if (pod.patch) return notEvaluated(constraints, "the patch does not say it");
      return violation(constraints, "nothing that spreads the replicas", "a spread constraint");
    },
    podTypesOf("Deployment", "StatefulSet"),
  ),
);

function hasEntries(field: Field): Tri {
  const list = field.list();
  if (list.state !== "known") return list.state === "absent" ? "no" : "unknown";
  return any(list.value.map((entry): Tri => (entry.unknown === undefined ? "yes" : "unknown")));
}
