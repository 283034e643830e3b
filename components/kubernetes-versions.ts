import { invalidArgument } from "./invalid-argument";
import { BOTTLEROCKET_RELEASES } from "./tables/bottlerocket-releases";
import { asOf, SUPPORTED_MINORS } from "./tables/kubernetes-versions";

/** A Kubernetes minor version that the components build clusters of. */
export interface KubernetesVersion {
  /** For example "1.35". */
  readonly minor: string;
  /** Last day of standard support in EKS, as YYYY-MM-DD in UTC. */
  readonly endOfStandardSupport: string;
  /** Bottlerocket release that nodes of this minor run: version and build, as EKS names it. */
  readonly bottlerocketRelease: string;
}

/** Day on which the table of versions was last compared with its source. */
export const KUBERNETES_VERSIONS_AS_OF = asOf;

/** Minors in standard support on the day above, newest first, of which a node release is known. */
export const KUBERNETES_VERSIONS: readonly KubernetesVersion[] = SUPPORTED_MINORS.flatMap((row) => {
  const bottlerocketRelease = BOTTLEROCKET_RELEASES[row.minor];
  return bottlerocketRelease === undefined ? [] : [{ ...row, bottlerocketRelease }];
});

/** The second newest minor: proven for some months, and with a long rest of support. */
export const DEFAULT_KUBERNETES_VERSION = "1.35";

/** Looks a minor up; the default when none is given. */
export function requireKubernetesVersion(
  owner: string,
  path: string,
  minor: string = DEFAULT_KUBERNETES_VERSION,
): KubernetesVersion {
  const version = KUBERNETES_VERSIONS.find((one) => one.minor === minor);
  if (version === undefined) {
    const known = KUBERNETES_VERSIONS.map((one) => `"${one.minor}"`).join(", ");
    throw invalidArgument(owner, path, minor, `one of ${known} (supported minor versions)`);
  }
  return version;
}

/**
 * Checks that a control plane may go from one minor to another: EKS raises one at a time and never lowers. `current`, whose
 * argument is called upgradeFrom everywhere, may be older than every supported minor. `path` is the one of `target`.
 */
export function requireNextMinor(
  owner: string,
  path: string,
  current: string,
  target: string,
): void {
  const from = minorNumber(current);
  const to = minorNumber(target);
  if (from === undefined) {
    const wanted = 'a Kubernetes minor version such as "1.34"';
    throw invalidArgument(owner, "upgradeFrom", current, wanted);
  }
  if (to === undefined || to === from || to === from + 1) return;
  const wanted =
    to > from
      ? `"1.${from + 1}" as the next version after "${current}", because EKS raises one minor at a time`
      : `"${current}" or the next minor, because EKS never lowers a version`;
  throw invalidArgument(owner, path, target, wanted);
}

function minorNumber(minor: string): number | undefined {
  const [, digits] = /^1\.(\d{1,3})$/.exec(minor) ?? [];
  return digits === undefined ? undefined : Number(digits);
}
