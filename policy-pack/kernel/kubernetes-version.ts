import type { Subject } from "./subject";

/**
 * The newest Kubernetes minor whose rules this pack knows (kubernetes.io/releases, read 2026-11-21). A target beyond it
 * is judged by these rules, as Pod Security admission does for its version labels.
 */
export const NEWEST_VERSION = "1.37";

const CLUSTER_TYPE = "aws:eks/cluster:Cluster";

/** The Kubernetes minor that a cluster resource asks for; nothing for other resources or an unknown version. */
export function versionOfCluster(subject: Subject): string | undefined {
  if (subject.type !== CLUSTER_TYPE) return undefined;
  const version = subject.inputs.at("version").string();
  if (version.state !== "known") return undefined;
  return /^1\.\d+/.exec(version.value)?.[0];
}

/** True when `version` lies between the minors `since` and `until`, both included; a missing bound does not bind. */
export function appliesAt(version: string, since?: string, until?: string): boolean {
  if (since === undefined && until === undefined) return true;
  const minor = minorOf(version);
  return (
    (since === undefined || minor >= minorOf(since)) &&
    (until === undefined || minor <= minorOf(until))
  );
}

/** N of `1.N`. */
export function minorOf(version: string): number {
  return Number(version.slice("1.".length));
}
