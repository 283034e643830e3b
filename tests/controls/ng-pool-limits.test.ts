import { ngPoolLimits } from "../../policy-pack/controls/cloud/ng-pool-limits";
import { ABSENT, testRoom, unreadable } from "../support/control-harness";
import { verdictOf } from "../support/judge";
import { secret } from "../support/stack";
import { fixtures, minimal, patchOf } from "./fixtures/ng-pool-limits";

testRoom(ngPoolLimits, fixtures, {
  minimal,
  judged: "general",
  passes: [
    { name: "a secret", set: "spec.limits.cpu", to: secret("64") },
    { name: "a number", set: "spec.limits.cpu", to: 64 },
    { name: "a limit of memory", set: "spec.limits", to: { memory: "256Gi" } },
  ],
  fails: [
    {
      name: "absent limits",
      set: "spec.limits",
      to: ABSENT,
      path: "spec.limits",
      found: "absent",
      wanted: "a limit of cpu or memory",
    },
    {
      name: "limits of something else",
      set: "spec.limits",
      to: { "example.com/gpu": "1" },
      path: "spec.limits",
      found: "neither cpu nor memory",
      wanted: "a limit of cpu or memory",
    },
  ],
  notEvaluated: [...unreadable("spec.limits", "an object")],
});

test("a patch is judged by what it says", () => {
  expect(verdictOf(ngPoolLimits, patchOf({}))).toBe("notEvaluated");
  expect(verdictOf(ngPoolLimits, patchOf({ limits: { cpu: "64" } }))).toBe("pass");
});
