import { pssCapabilitiesRestricted } from "../../policy-pack/controls/container/pss-capabilities-restricted";
import { ABSENT, testRoom, unreadable } from "../support/control-harness";
import { verdictOf } from "../support/judge";
import { inContainer } from "../support/pod-security";
import { object, UNKNOWN } from "../support/stack";
import { tweak } from "../support/tweak";
import { fixtures, minimal } from "./fixtures/pss-capabilities-restricted";

testRoom(pssCapabilitiesRestricted, fixtures, {
  minimal,
  judged: "web",
  passes: [
    {
      name: "ALL among others",
      set: "spec.containers[0].securityContext.capabilities.drop",
      to: ["NET_RAW", "ALL"],
    },
    {
      name: "ALL beside an unknown",
      set: "spec.containers[0].securityContext.capabilities.drop",
      to: [UNKNOWN, "ALL"],
    },
    {
      name: "the one capability that may be added",
      set: "spec.containers[0].securityContext.capabilities.add",
      to: ["NET_BIND_SERVICE"],
    },
    { name: "a Windows pod", set: "spec", to: { os: { name: "windows" }, containers: [{}] } },
  ],
  fails: [
    {
      name: "no list",
      set: "spec.containers[0].securityContext.capabilities.drop",
      to: ABSENT,
      path: "spec.containers[0].securityContext.capabilities.drop",
      found: "absent",
      wanted: '["ALL"]',
    },
    {
      name: "no security context",
      set: "spec.containers[0].securityContext",
      to: ABSENT,
      path: "spec.containers[0].securityContext.capabilities.drop",
      found: "absent",
      wanted: '["ALL"]',
    },
    {
      name: "single capabilities",
      set: "spec.containers[0].securityContext.capabilities.drop",
      to: ["NET_RAW"],
      path: "spec.containers[0].securityContext.capabilities.drop",
      found: "a list without ALL",
      wanted: '["ALL"]',
    },
    {
      name: "lower case",
      set: "spec.containers[0].securityContext.capabilities.drop",
      to: ["all"],
      path: "spec.containers[0].securityContext.capabilities.drop",
      found: "a list without ALL",
      wanted: '["ALL"]',
    },
    {
      name: "an added capability",
      set: "spec.containers[0].securityContext.capabilities.add",
      to: ["CHOWN"],
      path: "spec.containers[0].securityContext.capabilities.add[0]",
      found: '"CHOWN"',
      wanted: "NET_BIND_SERVICE or nothing",
    },
  ],
  notEvaluated: [
    ...unreadable("spec.containers[0].securityContext.capabilities.drop", "a list"),
    ...unreadable("spec.containers[0].securityContext.capabilities.add", "a list"),
    {
      name: "an unknown entry without ALL",
      set: "spec.containers[0].securityContext.capabilities.drop",
      to: ["NET_RAW", UNKNOWN],
      path: "spec.containers[0].securityContext.capabilities.drop[1]",
      why: "spec.containers[0].securityContext.capabilities.drop[1] is not known during a preview",
    },
    {
      name: "a pod that may be a Windows pod",
      set: "spec",
      to: { os: { name: UNKNOWN }, containers: [{}] },
      path: "spec.os.name",
      why: "spec.os.name is not known during a preview",
    },
  ],
});

test("judges Windows pods before Kubernetes 1.25 only", () => {
  const windows = tweak(minimal, "web", ["spec"], { os: { name: "windows" }, containers: [{}] });
  expect(verdictOf(pssCapabilitiesRestricted, windows, { targetVersion: "1.24" })).toBe(
    "violation",
  );
  expect(verdictOf(pssCapabilitiesRestricted, windows, { targetVersion: "1.25" })).toBe("pass");
});

test("judges a patch by what it says only", () => {
  const patch = (spec: unknown) => [object("core/v1:PodPatch", "web", { spec })];
  expect(verdictOf(pssCapabilitiesRestricted, patch({ containers: [{}] }))).toBe("notEvaluated");
  expect(
    verdictOf(
      pssCapabilitiesRestricted,
      patch(inContainer({ capabilities: { drop: ["NET_RAW"] } })),
    ),
  ).toBe("violation");
});
