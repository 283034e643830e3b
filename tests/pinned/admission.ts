import type { PinnedGroup } from "../support/pinned";
import { ABSENT } from "../support/tweak";

export const pinned: PinnedGroup = {
  rows: [
    ["apiservice-tls", "high", "mandatory"],
    ["crd-structural", "low", "advisory"],
    ["csr-client-signer", "high", "mandatory"],
    ["guard-present", "medium", "advisory"],
    ["vap-bound", "medium", "advisory"],
    ["wh-ca-bundle", "high", "mandatory"],
    ["wh-failure-policy", "medium", "advisory"],
    ["wh-no-self-lockout", "high", "mandatory"],
    ["wh-wildcard-scope", "low", "advisory"],
  ],

  flips: [
    {
      control: "vap-bound",
      type: "kubernetes:admissionregistration.k8s.io/v1:ValidatingAdmissionPolicy",
      set: "spec.failurePolicy",
      to: "Ignore",
    },
    {
      control: "vap-bound",
      type: "kubernetes:admissionregistration.k8s.io/v1:ValidatingAdmissionPolicyBinding",
      set: "spec.validationActions",
      to: ["Audit"],
    },
    {
      control: "guard-present",
      type: "kubernetes:admissionregistration.k8s.io/v1:ValidatingAdmissionPolicy",
      name: "-guard-pod-tokens",
      set: "metadata.annotations",
      to: ABSENT,
    },
  ],

  withoutDefault: {
    "apiservice-tls": "no component makes a webhook, an API service or a definition",
    "crd-structural": "no component makes a webhook, an API service or a definition",
    "csr-client-signer": "no component makes a request for a certificate",
    "wh-ca-bundle": "no component makes a webhook, an API service or a definition",
    "wh-failure-policy": "no component makes a webhook, an API service or a definition",
    "wh-no-self-lockout": "no component makes a webhook, an API service or a definition",
    "wh-wildcard-scope": "no component makes a webhook, an API service or a definition",
  },
};
