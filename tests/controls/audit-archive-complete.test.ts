import { auditArchiveComplete } from "../../policy-pack/controls/cloud/audit-archive-complete";
import { ABSENT, testRoom, unreadable } from "../support/control-harness";
import { verdictOf } from "../support/judge";
import { UNKNOWN } from "../support/stack";
import { tweak } from "../support/tweak";
import { fixtures, minimal } from "./fixtures/audit-archive-complete";

const set = "filterPattern";
const wrong = { set, path: set, wanted: '""' };

testRoom(auditArchiveComplete, fixtures, {
  minimal,
  judged: "main",
  passes: [
    { name: "blanks", set, to: " " },
    { name: "an unknown group without a pattern", set: "logGroup", to: UNKNOWN },
  ],
  fails: [
    {
      name: "a pattern",
      to: '{ $.verb = "create" }',
      found: '"{ $.verb = \\"create\\" }"',
      ...wrong,
    },
    { name: "no pattern", to: ABSENT, found: "absent", ...wrong },
  ],
  notEvaluated: unreadable(set, "a text"),
});

test("does not evaluate a pattern on a group that is not known", () => {
  const stack = tweak(tweak(minimal, "main", [set], "ERROR"), "main", ["logGroup"], UNKNOWN);
  expect(verdictOf(auditArchiveComplete, stack)).toBe("notEvaluated");
});
