import { pssPrivilegeEscalation } from "../../policy-pack/controls/container/pss-privilege-escalation";
import { ABSENT, testRoom, unreadable } from "../support/control-harness";
import { verdictOf } from "../support/judge";
import { inContainer } from "../support/pod-security";
import { object, UNKNOWN } from "../support/stack";
import { tweak } from "../support/tweak";
import { fixtures, minimal } from "./fixtures/pss-privilege-escalation";

testRoom(pssPrivilegeEscalation, fixtures, {
  minimal,
  judged: "web",
  passes: [
    { name: "no containers", set: "spec.containers", to: ABSENT },
    { name: "a Windows pod", set: "spec", to: { os: { name: "windows" }, containers: [{}] } },
  ],
  fails: [
    {
      name: "true",
      set: "spec.containers[0].securityContext.allowPrivilegeEscalation",
      to: true,
      path: "spec.containers[0].securityContext.allowPrivilegeEscalation",
      found: "true",
      wanted: "false",
    },
    {
      name: "absent",
      set: "spec.containers[0].securityContext.allowPrivilegeEscalation",
      to: ABSENT,
      path: "spec.containers[0].securityContext.allowPrivilegeEscalation",
      found: "absent",
      wanted: "false",
    },
    {
      name: "no security context",
      set: "spec.containers[0].securityContext",
      to: ABSENT,
      path: "spec.containers[0].securityContext.allowPrivilegeEscalation",
      found: "absent",
      wanted: "false",
    },
    {
      name: "an init container",
      set: "spec.initContainers",
      to: [{}],
      path: "spec.initContainers[0].securityContext.allowPrivilegeEscalation",
      found: "absent",
      wanted: "false",
    },
    {
      name: "a pod of another system",
      set: "spec",
      to: { os: { name: "linux" }, containers: [{}] },
      path: "spec.containers[0].securityContext.allowPrivilegeEscalation",
      found: "absent",
      wanted: "false",
    },
  ],
  notEvaluated: [
    ...unreadable("spec.containers[0].securityContext.allowPrivilegeEscalation", "true or false"),
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
  expect(verdictOf(pssPrivilegeEscalation, windows, { targetVersion: "1.24" })).toBe("violation");
  expect(verdictOf(pssPrivilegeEscalation, windows, { targetVersion: "1.25" })).toBe("pass");
});

test("judges a patch by what it says only", () => {
  const patch = (spec: unknown) => [object("core/v1:PodPatch", "web", { spec })];
  expect(verdictOf(pssPrivilegeEscalation, patch({ containers: [{}] }))).toBe("notEvaluated");
  expect(
    verdictOf(pssPrivilegeEscalation, patch(inContainer({ allowPrivilegeEscalation: true }))),
  ).toBe("violation");
});
