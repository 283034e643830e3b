import { saNoDefault } from "../../policy-pack/controls/cluster/sa-no-default";
import { ABSENT, testRoom, unreadable } from "../support/control-harness";
import { verdictOf } from "../support/judge";

import { fixtures, minimal, make } from "./fixtures/sa-no-default";

const wanted = "a service account of its own";

testRoom(saNoDefault, fixtures, {
  minimal,
  judged: "web",
  passes: [{ name: "the older field beside", set: "spec.serviceAccount", to: "web" }],
  fails: [
    {
      name: "default",
      set: "spec.serviceAccountName",
      to: "default",
      path: "spec.serviceAccountName",
      found: '"default"',
      wanted,
    },
    {
      name: "an empty name",
      set: "spec.serviceAccountName",
      to: "",
      path: "spec.serviceAccountName",
      found: '""',
      wanted,
    },
    {
      name: "an absent name",
      set: "spec.serviceAccountName",
      to: ABSENT,
      path: "spec.serviceAccountName",
      found: 'absent (default "default")',
      wanted,
    },
    {
      name: "the older field alone",
      set: "spec",
      to: { serviceAccount: "web" },
      path: "spec.serviceAccount",
      found: "the deprecated field alone",
      wanted: "serviceAccountName",
    },
  ],
  notEvaluated: [...unreadable("spec.serviceAccountName", "a text")],
});

test("does not evaluate a patch that names none", () => {
  expect(verdictOf(saNoDefault, [make({ spec: {} }, "core/v1:PodPatch")])).toBe("notEvaluated");
});
