import { ngReleasePinned } from "../../policy-pack/controls/cloud/ng-release-pinned";
import { ABSENT, testRoom, unreadable } from "../support/control-harness";
import { verdictOf } from "../support/judge";
import { secret, UNKNOWN } from "../support/stack";
import { fixtures, minimal, nodeClass } from "./fixtures/ng-release-pinned";

const releaseVersion = { path: "releaseVersion", wanted: "a release" };
const repair = { path: "nodeRepairConfig.enabled", wanted: "true" };
const limit = {
  path: "updateConfig.maxUnavailablePercentage",
  wanted: "a share of nodes, or maxUnavailable",
};

testRoom(ngReleasePinned, fixtures, {
  minimal,
  judged: "group",
  passes: [
    { name: "a secret", set: "version", to: secret("1.35") },
    { name: "a number of nodes", set: "updateConfig", to: { maxUnavailable: 1 } },
  ],
  fails: [
    { name: "no release", set: "releaseVersion", to: ABSENT, found: "absent", ...releaseVersion },
    {
      name: "no version",
      set: "version",
      to: ABSENT,
      path: "version",
      found: "absent",
      wanted: "a minor such as 1.35",
    },
    { name: "no limit", set: "updateConfig", to: ABSENT, found: "absent", ...limit },
    {
      name: "no repair",
      set: "nodeRepairConfig",
      to: ABSENT,
      found: "absent (default false)",
      ...repair,
    },
  ],
  notEvaluated: [
    ...unreadable("version", "a text"),
    ...unreadable("releaseVersion", "a text"),
    ...unreadable("updateConfig.maxUnavailablePercentage", "a number"),
    ...unreadable("nodeRepairConfig.enabled", "true or false"),
  ],
});

test("a node class of Karpenter must not take the latest", () => {
  const verdict = (alias: unknown) => verdictOf(ngReleasePinned, nodeClass([{ alias }]));
  expect(verdict("bottlerocket@v1.65.0")).toBe("pass");
  expect(verdict("al2023@latest")).toBe("violation");
  expect(verdict(UNKNOWN)).toBe("notEvaluated");
});
