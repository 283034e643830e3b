import type { PinnedGroup } from "../support/pinned";
import { ABSENT } from "../support/tweak";

const CONFIGURED = "exemptions belong to the pack's configuration";
const OPTION = "a resource option, and flips change inputs";

export const pinned: PinnedGroup = {
  rows: [
    ["exempt-expired", "high", "mandatory"],
    ["exempt-needs-reason", "high", "mandatory"],
    ["exempt-unused", "low", "advisory"],
    ["ignore-changes-on-security-fields", "high", "mandatory"],
    ["protect-critical", "medium", "advisory"],
    ["provider-hygiene", "medium", "advisory"],
    ["unknown-summary", "low", "advisory"],
  ],
  flips: [
    {
      control: "provider-hygiene",
      type: "pulumi:providers:kubernetes",
      set: "enableServerSideApply",
      to: "false",
    },
    {
      control: "provider-hygiene",
      type: "pulumi:providers:aws",
      set: "allowedAccountIds",
      to: ABSENT,
    },
  ],
  withoutDefault: {
    "exempt-expired": CONFIGURED,
    "exempt-needs-reason": CONFIGURED,
    "exempt-unused": CONFIGURED,
    "ignore-changes-on-security-fields": OPTION,
    "protect-critical": OPTION,
    "unknown-summary": "it sums up what other controls say",
  },
};
