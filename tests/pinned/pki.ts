import type { PinnedGroup } from "../support/pinned";

const NO_CA = "the program makes no certificate; ClusterPki has previews of its own";

export const pinned: PinnedGroup = {
  rows: [
    ["pki-ca-constraints", "high", "mandatory"],
    ["pki-issuer-shared", "high", "advisory"],
    ["pki-key-in-plain-output", "critical", "mandatory"],
    ["pki-key-strength", "high", "mandatory"],
    ["pki-shared-root", "critical", "mandatory"],
    ["pki-validity", "medium", "mandatory"],
  ],
  flips: [],
  withoutDefault: {
    "pki-ca-constraints": NO_CA,
    "pki-issuer-shared": NO_CA,
    "pki-key-in-plain-output": NO_CA,
    "pki-key-strength": NO_CA,
    "pki-shared-root": NO_CA,
    "pki-validity": NO_CA,
  },
};
