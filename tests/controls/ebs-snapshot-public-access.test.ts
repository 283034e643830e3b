import { ebsSnapshotPublicAccess } from "../../policy-pack/controls/cloud/ebs-snapshot-public-access";
import { ABSENT, testRoom, unreadable } from "../support/control-harness";

import { fixtures, minimal } from "./fixtures/ebs-snapshot-public-access";

testRoom(ebsSnapshotPublicAccess, fixtures, {
  minimal,
  judged: "main",
  fails: [
    {
      name: 'state "unblocked"',
      set: "state",
      to: "unblocked",
      path: "state",
      found: '"unblocked"',
      wanted: '"block-all-sharing" or "block-new-sharing"',
    },
    {
      name: "state ABSENT",
      set: "state",
      to: ABSENT,
      path: "state",
      found: "absent",
      wanted: '"block-all-sharing" or "block-new-sharing"',
    },
  ],
  notEvaluated: [...unreadable("state", "a text")],
});
