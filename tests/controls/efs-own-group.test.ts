import { efsOwnGroup } from "../../policy-pack/controls/cloud/efs-own-group";
import { testRoom, unreadable } from "../support/control-harness";

import { fixtures, minimal } from "./fixtures/efs-own-group";

testRoom(efsOwnGroup, fixtures, {
  minimal,
  judged: "main",
  fails: [
    {
      name: "securityGroups []",
      set: "securityGroups",
      to: [],
      path: "securityGroups",
      found: "none",
      wanted: "a security group",
    },
  ],
  notEvaluated: [...unreadable("securityGroups", "a list")],
});
