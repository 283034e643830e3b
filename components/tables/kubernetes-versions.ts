/** A Kubernetes minor version that EKS supports, and until when. */
export interface SupportedMinor {
  /** For example "1.35". */
  readonly minor: string;
  /** Last day of standard support in EKS, as YYYY-MM-DD in UTC. */
  readonly endOfStandardSupport: string;
}

/** Day on which the table was last compared with its source. */
export const asOf = "2026-11-21";

/**
 * Where the table comes from. Refresh: `npm run tables:update`, which asks `aws eks describe-cluster-versions`.
 * The rows below were collected from the release calendar in the Amazon EKS user guide.
 */
export const source =
  "Amazon EKS user guide, Understand the Kubernetes version lifecycle on EKS (collected at endoflife.date/amazon-eks)";

/** Minors in standard support on the day above, newest first. */
export const SUPPORTED_MINORS: readonly SupportedMinor[] = [
  { minor: "1.36", endOfStandardSupport: "2027-08-02" },
  { minor: "1.35", endOfStandardSupport: "2027-03-27" },
  { minor: "1.34", endOfStandardSupport: "2026-12-02" },
];
