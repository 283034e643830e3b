import { ecrImmutable } from "../../policy-pack/controls/cloud/ecr-immutable";
import { ABSENT, testRoom, unreadable } from "../support/control-harness";

import { fixtures, minimal } from "./fixtures/ecr-immutable";

testRoom(ecrImmutable, fixtures, {
  minimal,
  judged: "main",
  fails: [
    {
      name: 'imageTagMutability "MUTABLE"',
      set: "imageTagMutability",
      to: "MUTABLE",
      path: "imageTagMutability",
      found: '"MUTABLE"',
      wanted: '"IMMUTABLE"',
    },
    {
      name: "imageTagMutability ABSENT",
      set: "imageTagMutability",
      to: ABSENT,
      path: "imageTagMutability",
      found: 'absent (default "MUTABLE")',
      wanted: '"IMMUTABLE"',
    },
  ],
  notEvaluated: [...unreadable("imageTagMutability", "a text")],
});
