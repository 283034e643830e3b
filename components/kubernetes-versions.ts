import { invalidArgument } from "./invalid-argument";

/** A Kubernetes minor version that the components build clusters of. */
export interface KubernetesVersion {
  /** For example "1.35". */
  readonly minor: string;
  /** Last day of standard support in EKS, as YYYY-MM-DD in UTC. */
  readonly endOfStandardSupport: string;
  /** Bottlerocket release that nodes of this minor run: version and build, as EKS names it. */
  readonly bottlerocketRelease: string;
}

/** Day on which the table below was last compared with its sources. */
export const KUBERNETES_VERSIONS_AS_OF = "2026-11-21";

/**
 * Minors in standard support on the day above, newest first.
 * Sources: support dates from the release calendar in the Amazon EKS user guide ("Understand the Kubernetes version
 * lifecycle on EKS", collected at endoflife.date/amazon-eks); the Bottlerocket build from AWS's image names; the minors
 * of a Bottlerocket release from its release notes (1.36 came with 1.61.0). EKS lists the newest build of a minor under
 * the SSM parameter /aws/service/bottlerocket/aws-k8s-<minor>/x86_64/latest/image_version.
 */
export const KUBERNETES_VERSIONS: readonly KubernetesVersion[] = [
  {
    minor: "1.36",
    endOfStandardSupport: "2027-08-02",
    bottlerocketRelease: "1.65.0-0be31b34",
  },
  {
    minor: "1.35",
    endOfStandardSupport: "2027-03-27",
    bottlerocketRelease: "1.65.0-0be31b34",
  },
  {
    minor: "1.34",
    endOfStandardSupport: "2026-12-02",
    bottlerocketRelease: "1.65.0-0be31b34",
  },
];

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
