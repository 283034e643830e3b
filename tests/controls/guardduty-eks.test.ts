import { guarddutyEks } from "../../policy-pack/controls/cloud/guardduty-eks";
import { ABSENT, testRoom, unreadable } from "../support/control-harness";
import { verdictOf } from "../support/judge";
import { resource, UNKNOWN } from "../support/stack";
import { fixtures, minimal } from "./fixtures/guardduty-eks";

testRoom(guarddutyEks, fixtures, {
  minimal,
  judged: "main",
  passes: [{ name: "enable ABSENT", set: "enable", to: ABSENT }],
  fails: [
    {
      name: "enable false",
      set: "enable",
      to: false,
      path: "enable",
      found: "false",
      wanted: "true",
    },
    {
      name: "findingPublishingFrequency ABSENT",
      set: "findingPublishingFrequency",
      to: ABSENT,
      path: "findingPublishingFrequency",
      found: 'absent (default "SIX_HOURS")',
      wanted: '"FIFTEEN_MINUTES"',
    },
  ],
  notEvaluated: [
    ...unreadable("enable", "true or false"),
    ...unreadable("findingPublishingFrequency", "a text"),
  ],
});

test("a cluster wants GuardDuty in its stack, or the agent that a detector elsewhere uses", () => {
  const cluster = resource("aws:eks/cluster:Cluster", "cluster", {});
  const addOn = (addonName: unknown) => resource("aws:eks/addon:Addon", "agent", { addonName });
  const verdict = (...others: readonly ReturnType<typeof addOn>[]) =>
    verdictOf(guarddutyEks, [cluster, ...others]);
  expect(verdict()).toBe("violation");
  expect(verdict(addOn("vpc-cni"))).toBe("violation");
  expect(verdict(addOn("aws-guardduty-agent"))).toBe("pass");
  expect(verdict(addOn(UNKNOWN))).toBe("notEvaluated");
  expect(verdict(...minimal)).toBe("pass");
});
