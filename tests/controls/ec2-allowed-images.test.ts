import { ec2AllowedImages } from "../../policy-pack/controls/cloud/ec2-allowed-images";
import { ABSENT, testRoom, unreadable } from "../support/control-harness";

import { fixtures, minimal } from "./fixtures/ec2-allowed-images";

testRoom(ec2AllowedImages, fixtures, {
  minimal,
  judged: "main",
  fails: [
    {
      name: 'state "audit-mode"',
      set: "state",
      to: "audit-mode",
      path: "state",
      found: '"audit-mode"',
      wanted: '"enabled"',
    },
    {
      name: "state ABSENT",
      set: "state",
      to: ABSENT,
      path: "state",
      found: "absent",
      wanted: '"enabled"',
    },
  ],
  notEvaluated: [...unreadable("state", "a text")],
});
