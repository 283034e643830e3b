import type { PinnedGroup } from "../support/pinned";
import { ABSENT } from "../support/tweak";

export const pinned: PinnedGroup = {
  rows: [
    ["logs-deletion-protection", "medium", "advisory"],
    ["s3-object-lock", "medium", "advisory"],
    ["vpc-dns-query-logs", "low", "advisory"],
  ],
  withoutDefault: {
    "s3-object-lock": "the mutation table holds it against a stack with every option",
  },
  flips: [
    {
      control: "logs-deletion-protection",
      type: "aws:cloudwatch/logGroup:LogGroup",
      name: "-control-plane-logs",
      set: "deletionProtectionEnabled",
      to: false,
    },
    {
      control: "vpc-dns-query-logs",
      type: "aws:route53/resolverQueryLogConfigAssociation:ResolverQueryLogConfigAssociation",
      set: "resourceId",
      to: ABSENT,
    },
  ],
};
