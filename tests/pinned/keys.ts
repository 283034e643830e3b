import type { PinnedGroup } from "../support/pinned";
import { ABSENT } from "../support/tweak";

export const pinned: PinnedGroup = {
  rows: [
    ["kms-deletion-window", "low", "advisory"],
    ["kms-policy-no-star", "high", "mandatory"],
    ["kms-rotation", "medium", "mandatory"],
    ["logs-kms", "medium", "advisory"],
    ["logs-retention", "medium", "advisory"],
  ],
  flips: [
    { control: "kms-rotation", type: "aws:kms/key:Key", set: "enableKeyRotation", to: ABSENT },
    { control: "kms-deletion-window", type: "aws:kms/key:Key", set: "deletionWindowInDays", to: 7 },
    {
      control: "logs-retention",
      type: "aws:cloudwatch/logGroup:LogGroup",
      set: "retentionInDays",
      to: 30,
    },
    { control: "logs-kms", type: "aws:cloudwatch/logGroup:LogGroup", set: "kmsKeyId", to: ABSENT },
    { control: "kms-policy-no-star", type: "aws:kms/key:Key", set: "policy", to: ABSENT },
  ],
};
