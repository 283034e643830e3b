import type { Context } from "./context";
import type { Reading } from "./field";
import { minorOf } from "./kubernetes-version";
import type { Subject } from "./subject";

export const POD_SECURITY_LEVELS = ["privileged", "baseline", "restricted"] as const;
export type PodSecurityLevel = (typeof POD_SECURITY_LEVELS)[number];

/** A Pod Security level with the Kubernetes minor whose checks it means (`v1.N` is N). */
export interface PodSecurityPolicy {
  readonly level: PodSecurityLevel;
  readonly minor: number;
}

export const ENFORCE_LABEL = "pod-security.kubernetes.io/enforce";
export const ENFORCE_VERSION_LABEL = "pod-security.kubernetes.io/enforce-version";

/** The minors at which a check of the standard changed: a version between two of them means the lower one. */
export const VERSION_GATES: readonly number[] = [0, 8, 19, 22, 23, 25, 27, 29, 31, 32, 34, 35, 37];

/** Namespaces that every cluster has: no stack needs to make them before it puts a pod there. */
export const BUILT_IN_NAMESPACES: readonly string[] = [
  "default",
  "kube-system",
  "kube-public",
  "kube-node-lease",
];

/** What holds for pods of which no namespace of the stack says otherwise. */
export function packPolicy(context: Context): PodSecurityPolicy {
  return { level: context.podSecurityLevel, minor: minorOf(context.targetVersion) };
}

/**
 * The policies that may hold in a namespace, by the objects that make or patch it: one where its labels are known, several
 * where they are not. As in admission, a level that does not exist means restricted, a version that does not exist means
 * the newest, and the newest is the one of the cluster (k8s.io/pod-security-admission/api PolicyToEvaluate).
 */
export function policiesOf(
  namespaces: readonly Subject[],
  context: Context,
): readonly PodSecurityPolicy[] {
  const known = cache.get(namespaces);
  if (known?.level === context.podSecurityLevel && known.version === context.targetVersion) {
    return known.policies;
  }
  const policies = readPolicies(namespaces, packPolicy(context));
  const { podSecurityLevel: level, targetVersion: version } = context;
  cache.set(namespaces, { level, version, policies });
  return policies;
}

/** Every check asks about every pod, and the labels stay what they are. */
const cache = new WeakMap<
  readonly Subject[],
  {
    readonly level: PodSecurityLevel;
    readonly version: string;
    readonly policies: readonly PodSecurityPolicy[];
  }
>();

function readPolicies(
  namespaces: readonly Subject[],
  pack: PodSecurityPolicy,
): readonly PodSecurityPolicy[] {
  const levels = labelsOf(namespaces, ENFORCE_LABEL, levelOf, POD_SECURITY_LEVELS) ?? [pack.level];
  const gates = VERSION_GATES.filter((minor) => minor <= pack.minor);
  const minors = labelsOf(namespaces, ENFORCE_VERSION_LABEL, versionOf, gates) ?? [pack.minor];
  return distinct(
    levels.flatMap((level) =>
      minors.map((minor) => ({ level, minor: Math.min(minor, pack.minor) })),
    ),
  );
}

/** Policies without repetitions. */
export function distinct(policies: readonly PodSecurityPolicy[]): readonly PodSecurityPolicy[] {
  if (policies.length < 2) return policies;
  const byText = new Map(policies.map((policy) => [`${policy.level} ${policy.minor}`, policy]));
  return [...byText.values()];
}

/** What the known labels say, all of `possible` where one is unknown, and nothing where there is none. */
function labelsOf<T>(
  namespaces: readonly Subject[],
  label: string,
  parse: (text: string) => T,
  possible: readonly T[],
): readonly T[] | undefined {
  const found = namespaces
    .map(({ inputs }): Reading<string> => inputs.at("metadata", "labels", label).string())
    .filter(({ state }) => state !== "absent");
  if (found.length === 0) return undefined;
  return found.flatMap((reading) =>
    reading.state === "known" ? [parse(reading.value)] : possible,
  );
}

function levelOf(text: string): PodSecurityLevel {
  return POD_SECURITY_LEVELS.find((level) => level === text) ?? "restricted";
}

function versionOf(text: string): number {
  const [, minor] = /^v1\.(0|[1-9]\d*)$/.exec(text) ?? [];
  return minor === undefined ? Infinity : Number(minor);
}
