import type { PinnedGroup } from "../support/pinned";

export const pinned: PinnedGroup = {
  rows: [
    ["apiservice-tls", "high", "mandatory"],
    ["crd-structural", "low", "advisory"],
    ["vap-bound", "medium", "advisory"],
    ["wh-ca-bundle", "high", "mandatory"],
    ["wh-failure-policy", "medium", "advisory"],
    ["wh-no-self-lockout", "high", "mandatory"],
    ["wh-wildcard-scope", "low", "advisory"],
  ],

  withoutDefault: {
    "apiservice-tls":
      "no component makes a webhook, an API service, a definition or an admission policy",
    "crd-structural":
      "no component makes a webhook, an API service, a definition or an admission policy",
    "vap-bound":
      "no component makes a webhook, an API service, a definition or an admission policy",
    "wh-ca-bundle":
      "no component makes a webhook, an API service, a definition or an admission policy",
    "wh-failure-policy":
      "no component makes a webhook, an API service, a definition or an admission policy",
    "wh-no-self-lockout":
      "no component makes a webhook, an API service, a definition or an admission policy",
    "wh-wildcard-scope":
      "no component makes a webhook, an API service, a definition or an admission policy",
  },
};
