import { autoModeNetworkPolicy } from "../../policy-pack/controls/cloud/auto-mode-network-policy";
import { ABSENT, testRoom, unreadable } from "../support/control-harness";
import { verdictOf } from "../support/judge";
import { secret } from "../support/stack";
import { fixtures, minimal, patchOf } from "./fixtures/auto-mode-network-policy";

testRoom(autoModeNetworkPolicy, fixtures, {
  minimal,
  judged: "general",
  passes: [{ name: "a secret", set: "spec.networkPolicy", to: secret("DefaultDeny") }],
  fails: [
    {
      name: "traffic allowed by default",
      set: "spec.networkPolicy",
      to: "DefaultAllow",
      path: "spec.networkPolicy",
      found: '"DefaultAllow"',
      wanted: '"DefaultDeny"',
    },
    {
      name: "an absent networkPolicy",
      set: "spec.networkPolicy",
      to: ABSENT,
      path: "spec.networkPolicy",
      found: 'absent (default "DefaultAllow")',
      wanted: '"DefaultDeny"',
    },
    {
      name: "no logs",
      set: "spec.networkPolicyEventLogs",
      to: "Disabled",
      path: "spec.networkPolicyEventLogs",
      found: '"Disabled"',
      wanted: '"Enabled"',
    },
  ],
  notEvaluated: [
    ...unreadable("spec.networkPolicy", "a text"),
    ...unreadable("spec.networkPolicyEventLogs", "a text"),
  ],
});

test("a patch is judged by what it says", () => {
  expect(verdictOf(autoModeNetworkPolicy, patchOf({}))).toBe("notEvaluated");
  expect(verdictOf(autoModeNetworkPolicy, patchOf({ networkPolicy: "DefaultAllow" }))).toBe(
    "violation",
  );
});
