/** A Pulumi type token of the Kubernetes provider, taken apart: `kubernetes:apps/v1:DeploymentPatch`. */
export interface KubernetesKind {
  /** API group and version in the provider's form; the core group is `core/v1`. */
  readonly groupVersion: string;
  readonly kind: string;
  /** True for the `…Patch` form, which holds only the fields that it sets. */
  readonly patch: boolean;
}

const TOKEN = /^kubernetes:([^:]+\/[^:/]+):([A-Z]\w*)$/;
const cache = new Map<string, KubernetesKind | undefined>();

/** The parts of a Kubernetes type token, or nothing for any other token. */
export function kubernetesKind(type: string): KubernetesKind | undefined {
  const known = cache.get(type);
  if (known !== undefined || cache.has(type)) return known;
  const parsed = parse(type);
  cache.set(type, parsed);
  return parsed;
}

function parse(type: string): KubernetesKind | undefined {
  const [, groupVersion, name] = TOKEN.exec(type) ?? [];
  if (groupVersion === undefined || name === undefined) return undefined;
  const patch = name.length > "Patch".length && name.endsWith("Patch");
  return { groupVersion, kind: patch ? name.slice(0, -"Patch".length) : name, patch };
}

/**
 * The kinds whose objects hold a pod template, and where (the nine that Pod Security admission evaluates,
 * k8s.io/pod-security-admission/admission DefaultPodSpecExtractor), with every API version that the Kubernetes provider
 * has a class for.
 */
const POD_KINDS: readonly {
  readonly kind: string;
  readonly groupVersions: readonly string[];
  readonly path: readonly string[];
}[] = [
  { kind: "Pod", groupVersions: ["core/v1"], path: [] },
  { kind: "PodTemplate", groupVersions: ["core/v1"], path: ["template"] },
  { kind: "ReplicationController", groupVersions: ["core/v1"], path: ["spec", "template"] },
  {
    kind: "ReplicaSet",
    groupVersions: ["apps/v1", "apps/v1beta2", "extensions/v1beta1"],
    path: ["spec", "template"],
  },
  {
    kind: "Deployment",
    groupVersions: ["apps/v1", "apps/v1beta1", "apps/v1beta2", "extensions/v1beta1"],
    path: ["spec", "template"],
  },
  {
    kind: "StatefulSet",
    groupVersions: ["apps/v1", "apps/v1beta1", "apps/v1beta2"],
    path: ["spec", "template"],
  },
  {
    kind: "DaemonSet",
    groupVersions: ["apps/v1", "apps/v1beta2", "extensions/v1beta1"],
    path: ["spec", "template"],
  },
  { kind: "Job", groupVersions: ["batch/v1"], path: ["spec", "template"] },
  {
    kind: "CronJob",
    groupVersions: ["batch/v1", "batch/v1beta1", "batch/v2alpha1"],
    path: ["spec", "jobTemplate", "spec", "template"],
  },
];

/** Type token to the path of the pod template, for all pod-bearing types and their `…Patch` forms. */
export const POD_TYPES: ReadonlyMap<string, readonly string[]> = new Map(
  POD_KINDS.flatMap(({ kind, groupVersions, path }) =>
    groupVersions.flatMap((groupVersion) => [
      [`kubernetes:${groupVersion}:${kind}`, path] as const,
      [`kubernetes:${groupVersion}:${kind}Patch`, path] as const,
    ]),
  ),
);

/** The type tokens of a kind in the given API versions, with their `…Patch` forms. */
export function tokensOf(kind: string, groupVersions: readonly string[]): readonly string[] {
  return groupVersions.flatMap((groupVersion) => [
    `kubernetes:${groupVersion}:${kind}`,
    `kubernetes:${groupVersion}:${kind}Patch`,
  ]);
}
