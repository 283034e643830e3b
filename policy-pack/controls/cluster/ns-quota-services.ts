import { notEvaluated, type Answer } from "../../kernel/answer";
import { control, onStack } from "../../kernel/control";
import { expectThat } from "../../kernel/expect";
import type { Field } from "../../kernel/field";
import { companion, isSet, madeNamespaces } from "../../kernel/namespace-objects";
import { quantity } from "../../kernel/quantity";
import type { StackIndex } from "../../kernel/stack-index";
import type { Subject } from "../../kernel/subject";

const KEYS = ["services.loadbalancers", "services.nodeports"];

export const nsQuotaServices = control(
  {
    id: "ns-quota-services",
    title: "Quotas of namespaces should leave no Service that is open to the outside.",
    severity: "low",
    level: "advisory",
    presets: { baseline: "disabled" },
    layer: "cluster",
    requirements: ["K6", "K7"],
    frameworks: [],
    contract:
      "Restricted: services.loadbalancers and services.nodeports in spec.hard of ResourceQuota, and every Namespace that " +
      "the stack makes. Wanted: 0 wherever a quota has one of them, and both in the quotas of each namespace together. " +
      "Absent from a namespace means no limit, a violation. Quotas of which spec.hard or the namespace is unknown, and " +
      "patches, leave the namespace not evaluated, unless others settle it; an unknown number is not evaluated.",
    rationale:
      "Whoever may make Services opens a port of each node, or a load balancer, past the default deny and at a price.",
    remediation:
      'Set services.loadbalancers and services.nodeports to "0", and record the namespaces that need one.',
    references: ["https://kubernetes.io/docs/concepts/policy/resource-quotas/#object-count-quota"],
    componentSide: "SecureNamespace allows none of either without a relaxation.",
  },
  onStack(
    (stack) => [...madeNamespaces(stack), ...quotas(stack)],
    (subject, stack) =>
      subject.kubernetes?.kind === "Namespace"
        ? companion(subject, stack, {
            kind: "ResourceQuota",
            groupVersions: ["core/v1"],
            parts: KEYS,
            has: ({ inputs }, key) => isSet(inputs.at("spec", "hard"), [key]),
            wanted: "a ResourceQuota for load balancers and node ports",
          })
        : judgeQuota(subject.inputs.at("spec", "hard")),
  ),
);

function quotas(stack: StackIndex): readonly Subject[] {
  return stack
    .ofKind("ResourceQuota")
    .filter(({ kubernetes }) => kubernetes?.groupVersion === "core/v1");
}

function judgeQuota(hard: Field): readonly Answer[] {
  if (hard.unknown !== undefined) return [notEvaluated(hard, hard.unknown)];
  return KEYS.map((key) => hard.at(key))
    .filter((field) => !field.absent)
    .map((field) => expectThat(quantity(field), { holds: (count) => count === 0, wanted: "0" }));
}
