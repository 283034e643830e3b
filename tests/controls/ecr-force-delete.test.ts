import { ecrForceDelete } from "../../policy-pack/controls/cloud/ecr-force-delete";
import { ABSENT, testRoom, unreadable } from "../support/control-harness";

import { fixtures, minimal } from "./fixtures/ecr-force-delete";

testRoom(ecrForceDelete, fixtures, {
  minimal,
  judged: "main",
  passes: [{ name: "forceDelete ABSENT", set: "forceDelete", to: ABSENT }],
  fails: [
    {
      name: "forceDelete true",
      set: "forceDelete",
      to: true,
      path: "forceDelete",
      found: "true",
      wanted: "false",
    },
  ],
  notEvaluated: [...unreadable("forceDelete", "true or false")],
});
