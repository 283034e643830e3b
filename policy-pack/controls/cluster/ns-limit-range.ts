import { control, onStack } from "../../kernel/control";
import type { Field } from "../../kernel/field";
import { all, any, type Tri } from "../../kernel/label-selector";
import { companion, equals, isSet, madeNamespaces } from "../../kernel/namespace-objects";

import { nsaCisa } from "../../kernel/frameworks";

export const nsLimitRange = control(
  {
    id: "ns-limit-range",
    title: "Each namespace should have limits for its containers.",
    severity: "low",
    level: "advisory",

    layer: "cluster",
    requirements: ["K6"],
    frameworks: nsaCisa("4.1"),
    contract:
      "Restricted: every Namespace that the stack makes. Wanted: a LimitRange in it with an item of type Container " +
      "that has default, defaultRequest, max and min. An absent one is a violation. A LimitRange of which the items " +
      "or the namespace are unknown, and a LimitRangePatch, leave the namespace not evaluated, unless others settle " +
      "it.",
    rationale:
      "A container without limits takes what its node has; defaults give limits to those whose author forgot them.",
    remediation:
      "Add a LimitRange with default, defaultRequest, max and min for containers, or use SecureNamespace.",
    references: ["https://kubernetes.io/docs/concepts/policy/limit-range/"],
    componentSide: "SecureNamespace adds a limit range.",
  },
  onStack(madeNamespaces, (namespace, stack) =>
    companion(namespace, stack, {
      kind: "LimitRange",
      groupVersions: ["core/v1"],
      parts: ["default", "defaultRequest", "max", "min"],
      has: ({ inputs }, part) => someItem(inputs.at("spec", "limits"), part),
      wanted: "a LimitRange with default, defaultRequest, max and min for containers",
    }),
  ),
);

function someItem(limits: Field, part: string): Tri {
  const items = limits.list();
  if (items.state !== "known") return items.state === "absent" ? "no" : "unknown";
  return any(
    items.value.map((item) => all([equals(item.at("type"), "Container"), isSet(item, [part])])),
  );
}
