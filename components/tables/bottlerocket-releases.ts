/** Day on which the table was last compared with its source. */
export const asOf = "2026-11-21";

/**
 * Where the table comes from. Refresh: `npm run tables:update`, which asks for the SSM parameters
 * /aws/service/bottlerocket/aws-k8s-<minor>/x86_64/latest/image_version.
 * The rows below were collected from AWS's image names (the build) and the release notes (the minors of a release: 1.36
 * came with 1.61.0).
 */
export const source = "Bottlerocket release notes, and the names of the images that AWS publishes";

/** Bottlerocket release that nodes of a Kubernetes minor run: version and build, as EKS names it. */
export const BOTTLEROCKET_RELEASES: Readonly<Record<string, string>> = {
  "1.36": "1.65.0-0be31b34",
  "1.35": "1.65.0-0be31b34",
  "1.34": "1.65.0-0be31b34",
};
