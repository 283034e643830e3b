import { pass, violation } from "../../kernel/answer";
import { AGEING_TYPES, apiName, lifecycleOf } from "../../kernel/api-lifecycle";
import { control, onResources } from "../../kernel/control";
import { minorOf } from "../../kernel/kubernetes-version";

export const verDeprecatedApi = control(
  {
    id: "ver-deprecated-api",
    title: "Objects should use API versions that are not deprecated at the target version.",
    severity: "low",
    level: "advisory",
    layer: "lifecycle",
    requirements: ["K17"],
    frameworks: [],
    contract:
      "Restricted: the API version and kind of every Kubernetes object. Allowed: those that are not deprecated at the " +
      "target version, by the lifecycle of the Go module k8s.io/api; removed ones belong to ver-removed-api. Without a " +
      "minor of deprecation nothing is deprecated. The type decides, so that no value leaves it not evaluated.",
    rationale:
      "A deprecated API version is gone some releases later; whoever moves early moves without haste.",
    remediation: "Use the API version that the finding names; fields may have moved.",
    references: ["https://kubernetes.io/docs/reference/using-api/deprecation-guide/"],
    componentSide: "none, because every component uses current API versions.",
  },
  onResources(AGEING_TYPES, ({ type }, { targetVersion }) => {
    const lifecycle = lifecycleOf(type);
    const minor = minorOf(targetVersion);
    if (lifecycle === undefined || minor < lifecycle.deprecated) return pass;
    const { deprecated, removed, replacement = "another API" } = lifecycle;
    if (removed !== undefined && minor >= removed) return pass;
    const until = removed === undefined ? "" : `, removed in 1.${String(removed)}`;
    const found = `${apiName(type)}, deprecated in 1.${String(deprecated)}${until}`;
    return violation("apiVersion", found, replacement);
  }),
);
