import type { PinnedGroup } from "../support/pinned";
import { ABSENT } from "../support/tweak";

const LAUNCH_TEMPLATE = "aws:ec2/launchTemplate:LaunchTemplate";

export const pinned: PinnedGroup = {
  rows: [
    ["auto-mode-network-policy", "high", "mandatory"],
    ["ng-imds-hop-limit", "high", "mandatory"],
    ["ng-imds-ipv6", "low", "advisory"],
    ["ng-imds-tags", "low", "advisory"],
    ["ng-node-expiry", "medium", "advisory"],
    ["ng-pool-limits", "medium", "advisory"],
  ],
  flips: [
    {
      control: "ng-imds-hop-limit",
      type: LAUNCH_TEMPLATE,
      set: "metadataOptions.httpPutResponseHopLimit",
      to: 2,
    },
    {
      control: "ng-imds-hop-limit",
      type: LAUNCH_TEMPLATE,
      set: "metadataOptions.httpPutResponseHopLimit",
      to: ABSENT,
    },
    {
      control: "ng-imds-ipv6",
      type: LAUNCH_TEMPLATE,
      set: "metadataOptions.httpProtocolIpv6",
      to: "enabled",
    },
    {
      control: "ng-imds-tags",
      type: LAUNCH_TEMPLATE,
      set: "metadataOptions.instanceMetadataTags",
      to: "enabled",
    },
  ],
  withoutDefault: {
    "auto-mode-network-policy": "the stacks have no Auto Mode",
    "ng-node-expiry": "the stacks have no pools of nodes",
    "ng-pool-limits": "the stacks have no pools of nodes",
  },
};
