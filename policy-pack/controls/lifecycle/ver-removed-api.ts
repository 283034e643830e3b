import { pass, violation } from "../../kernel/answer";
import { AGEING_TYPES, apiName, lifecycleOf } from "../../kernel/api-lifecycle";
import { control, onResources } from "../../kernel/control";
import { minorOf } from "../../kernel/kubernetes-version";

export const verRemovedApi = control(
  {
    id: "ver-removed-api",
    title: "Objects must use API versions that the target version of Kubernetes serves.",
    severity: "high",
    level: "mandatory",
    layer: "lifecycle",
    requirements: ["K17"],
    frameworks: [],
    contract:
      "Restricted: the API version and kind of every Kubernetes object. Allowed: those that the target version still " +
      "serves by the lifecycle of the Go module k8s.io/api. Without a minor of removal nothing is removed. The type " +
      "decides, so that no value of the object leaves it not evaluated.",
    rationale:
      "The API server refuses such an object: the stack cannot be created, and what exists cannot be changed.",
    remediation: "Use the API version that the finding names; fields may have moved.",
    references: ["https://kubernetes.io/docs/reference/using-api/deprecation-guide/"],
    componentSide: "none, because every component uses current API versions.",
  },
  onResources(AGEING_TYPES, ({ type }, { targetVersion }) => {
    const { removed, replacement = "another API" } = lifecycleOf(type) ?? {};
    if (removed === undefined || minorOf(targetVersion) < removed) return pass;
    return violation(
      "apiVersion",
      `${apiName(type)}, removed in 1.${String(removed)}`,
      replacement,
    );
  }),
);
