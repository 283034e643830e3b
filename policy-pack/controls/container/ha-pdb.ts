import { notEvaluated, pass, violation, type Answer } from "../../kernel/answer";
import { control, onResources, onStack } from "../../kernel/control";
import { budgetsOf } from "../../kernel/disruption-budgets";
import type { Field } from "../../kernel/field";
import { tokensOf } from "../../kernel/kinds";
import { shareNamespace } from "../../kernel/label-index";
import { all, any, selects } from "../../kernel/label-selector";
import { podTypesOf } from "../../kernel/pod-templates";
import type { StackIndex } from "../../kernel/stack-index";
import type { Subject } from "../../kernel/subject";

const WORKLOADS = podTypesOf("Deployment", "StatefulSet").filter((type) => !type.endsWith("Patch"));

export const haPdb = control(
  {
    id: "ha-pdb",
    title: "Replicated workloads must have a disruption budget that lets one pod go.",
    severity: "low",
    level: "advisory",
    presets: { baseline: "disabled" },
    layer: "container",
    requirements: ["D6"],
    frameworks: [],
    contract:
      "Restricted: Deployments and StatefulSets with two or more replicas, and PodDisruptionBudgets. Wanted: a budget in " +
      "the namespace whose selector selects the pods; maxUnavailable other than 0 and 0%, minAvailable other than 100%. " +
      "Absent replicas mean one, which needs no budget. What is unknown and decides is not evaluated.",
    rationale:
      "Without a budget a drained node takes all replicas; with one that allows nothing no node can be drained.",
    remediation: "Add a PodDisruptionBudget with maxUnavailable 1 and the labels of the pods.",
    references: ["https://kubernetes.io/docs/tasks/run-application/configure-pdb/"],
    componentSide: "none, because no component makes a Deployment.",
  },
  onStack((stack) => WORKLOADS.flatMap((type) => stack.ofType(type)), judgeWorkload),
  onResources(
    tokensOf("PodDisruptionBudget", ["policy/v1", "policy/v1beta1"]),
    ({ inputs }): readonly Answer[] => [
      isNot(inputs.at("spec", "maxUnavailable"), /^0+%?$/),
      isNot(inputs.at("spec", "minAvailable"), /^100%$/),
    ],
  ),
);

function judgeWorkload(workload: Subject, stack: StackIndex): Answer {
  const replicas = workload.inputs.at("spec", "replicas").number();
  if (replicas.state === "absent") return pass;
  if (replicas.state === "known" && replicas.value < 2) return pass;
  const labels = workload.pod?.metadata.at("labels");
  if (labels === undefined) return pass;
  const covered = any(
    budgetsOf(stack)
      .candidates(workload, labels)
      .map((budget) =>
        all([
          shareNamespace(workload, budget),
          selects(budget.inputs.at("spec", "selector"), labels),
        ]),
      ),
  );
  if (covered === "yes") return pass;
  if (replicas.state === "unknown") return notEvaluated(replicas.field, replicas.why);
  if (covered === "unknown") return notEvaluated(labels, "which budget covers it is not known");
  return violation("", "no disruption budget", "a PodDisruptionBudget that selects its pods");
}

function isNot(field: Field, forbidden: RegExp): Answer {
  const value = field.any();
  if (value.state === "absent") return pass;
  if (value.state === "unknown") return notEvaluated(field, value.why);
  if (typeof value.value !== "number" && typeof value.value !== "string") {
    return notEvaluated(field, `expected a number or a percentage at ${field.path}`);
  }
  const text = String(value.value);
  if (!forbidden.test(text)) return pass;
  return violation(field, JSON.stringify(value.value), "a budget that lets one pod go");
}
