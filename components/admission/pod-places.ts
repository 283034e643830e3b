import { at, type Condition, type Place } from "./cel";
import { changes, type GuardedResources, type GuardPolicy } from "./guard-policy";

const WRITES = ["CREATE", "UPDATE"] as const;

/** Where a kind of object keeps pods: one policy for each, because the API server checks the types of expressions. */
export interface PodPlace {
  /** What the names of its policies end with. */
  readonly suffix: string;
  readonly guards: readonly GuardedResources[];
  readonly specOf: (root: string, ...keys: readonly string[]) => Place;
  readonly concerns: Condition | undefined;
}

function template(
  suffix: string,
  guards: readonly GuardedResources[],
  path: readonly string[],
): PodPlace {
  return {
    suffix,
    guards,
    specOf: (root, ...keys) => at(root, ...path, "spec", ...keys),
    concerns: changes((root) => at(root, ...path)),
  };
}

/**
 * Objects that make pods are refused as their pods would be, so that who applies a Deployment reads the reason, and not
 * somebody who wonders later why it has no pods.
 */
const TEMPLATES: readonly PodPlace[] = [
  template(
    "-workloads",
    [
      {
        apiGroups: ["apps"],
        apiVersions: ["v1"],
        resources: ["daemonsets", "deployments", "replicasets", "statefulsets"],
        operations: WRITES,
      },
      { apiGroups: ["batch"], apiVersions: ["v1"], resources: ["jobs"], operations: WRITES },
      {
        apiGroups: [""],
        apiVersions: ["v1"],
        resources: ["replicationcontrollers"],
        operations: WRITES,
      },
    ],
    ["spec", "template"],
  ),
  template(
    "-cronjobs",
    [{ apiGroups: ["batch"], apiVersions: ["v1"], resources: ["cronjobs"], operations: WRITES }],
    ["spec", "jobTemplate", "spec", "template"],
  ),
];

/** Pods themselves, with the operations that can change what a policy reads. */
export function pods(
  resources: readonly ("pods" | "pods/ephemeralcontainers")[],
  operations: GuardedResources["operations"],
): PodPlace {
  return {
    suffix: "",
    guards: [{ apiGroups: [""], apiVersions: ["v1"], resources, operations }],
    specOf: (root, ...keys) => at(root, "spec", ...keys),
    concerns: operations.includes("UPDATE") ? changes((root) => at(root, "spec")) : undefined,
  };
}

/** A policy for the pods, and one for each kind of object that makes pods. */
export function wherePodsAre(
  own: PodPlace,
  policy: (place: PodPlace) => Omit<GuardPolicy, "guards" | "concerns" | "exemptsSystem">,
): readonly GuardPolicy[] {
  return [own, ...TEMPLATES].map((place) => {
    const { name, ...rest } = policy(place);
    const { guards, concerns, suffix } = place;
    return { ...rest, name: `${name}${suffix}`, guards, concerns, exemptsSystem: true };
  });
}
