import { control, onStack } from "../../kernel/control";
import { companion, isSet, madeNamespaces } from "../../kernel/namespace-objects";

import { nsaCisa } from "../../kernel/frameworks";

const RESOURCES = ["requests.cpu", "requests.memory", "limits.cpu", "limits.memory"];
/** cpu and memory alone mean requests (core/v1 ResourceQuotaSpec). */
const SPELLINGS: Readonly<Record<string, readonly string[]>> = {
  "requests.cpu": ["requests.cpu", "cpu"],
  "requests.memory": ["requests.memory", "memory"],
};

export const nsResourceQuota = control(
  {
    id: "ns-resource-quota",
    title: "Each namespace should have a resource quota.",
    severity: "medium",
    level: "advisory",

    layer: "cluster",
    requirements: ["K6"],
    frameworks: nsaCisa("4.0"),
    contract:
      "Restricted: every Namespace that the stack makes. Wanted: a ResourceQuota in it whose spec.hard limits cpu " +
      "and memory, by requests and by limits, several quotas together counting too. An absent quota is a violation. " +
      "A quota of which spec.hard or the namespace is unknown, and a ResourceQuotaPatch, leave the namespace not " +
      "evaluated, unless others settle it.",
    rationale:
      "Without a quota one namespace can take the whole cluster, by accident or to deny service to the others.",
    remediation:
      "Add a ResourceQuota with requests.cpu, requests.memory, limits.cpu and limits.memory, or use " +
      "SecureNamespace.",
    references: ["https://kubernetes.io/docs/concepts/policy/resource-quotas/"],
    componentSide: "SecureNamespace adds a quota.",
  },
  onStack(madeNamespaces, (namespace, stack) =>
    companion(namespace, stack, {
      kind: "ResourceQuota",
      groupVersions: ["core/v1"],
      parts: RESOURCES,
      has: ({ inputs }, name) => isSet(inputs.at("spec", "hard"), SPELLINGS[name] ?? [name]),
      wanted: "a ResourceQuota for cpu and memory",
    }),
  ),
);
