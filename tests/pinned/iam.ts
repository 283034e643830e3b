import type { PinnedGroup } from "../support/pinned";

export const pinned: PinnedGroup = {
  rows: [["iam-no-users", "medium", "advisory"]],
  withoutDefault: { "iam-no-users": "every role of the stacks passes" },
};
