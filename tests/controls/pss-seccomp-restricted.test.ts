import { pssSeccompRestricted } from "../../policy-pack/controls/container/pss-seccomp-restricted";
import { ABSENT, testRoom, unreadable } from "../support/control-harness";
import { verdictOf } from "../support/judge";
import { inContainer } from "../support/pod-security";
import { object, UNKNOWN } from "../support/stack";
import { tweak } from "../support/tweak";
import { fixtures, minimal } from "./fixtures/pss-seccomp-restricted";

testRoom(pssSeccompRestricted, fixtures, {
  minimal,
  judged: "web",
  passes: [
    {
      name: "a profile of the container alone",
      set: "spec",
      to: inContainer({ seccompProfile: { type: "RuntimeDefault" } }),
    },
    {
      name: "a profile of the node",
      set: "spec.securityContext.seccompProfile",
      to: { type: "Localhost" },
    },
    { name: "a Windows pod", set: "spec", to: { os: { name: "windows" }, containers: [{}] } },
  ],
  fails: [
    {
      name: "no profile at all",
      set: "spec.securityContext",
      to: ABSENT,
      path: "spec.containers[0].securityContext.seccompProfile",
      found: "absent",
      wanted: "RuntimeDefault or Localhost",
    },
    {
      name: "an unconfined pod",
      set: "spec.securityContext.seccompProfile.type",
      to: "Unconfined",
      path: "spec.securityContext.seccompProfile.type",
      found: '"Unconfined"',
      wanted: "RuntimeDefault or Localhost",
    },
    {
      name: "an unconfined container",
      set: "spec.containers[0].securityContext.seccompProfile.type",
      to: "Unconfined",
      path: "spec.containers[0].securityContext.seccompProfile.type",
      found: '"Unconfined"',
      wanted: "RuntimeDefault or Localhost",
    },
    {
      name: "a profile without type",
      set: "spec.securityContext.seccompProfile",
      to: {},
      path: "spec.securityContext.seccompProfile.type",
      found: "absent",
      wanted: "RuntimeDefault or Localhost",
    },
  ],
  notEvaluated: [
    ...unreadable("spec.containers[0].securityContext.seccompProfile.type", "a text"),
    ...unreadable("spec.securityContext.seccompProfile.type", "a text"),
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
  expect(verdictOf(pssSeccompRestricted, windows, { targetVersion: "1.24" })).toBe("violation");
  expect(verdictOf(pssSeccompRestricted, windows, { targetVersion: "1.25" })).toBe("pass");
});

test("judges a patch by what it says only", () => {
  const patch = (spec: unknown) => [object("core/v1:PodPatch", "web", { spec })];
  expect(verdictOf(pssSeccompRestricted, patch({ containers: [{}] }))).toBe("notEvaluated");
  expect(
    verdictOf(pssSeccompRestricted, patch(inContainer({ seccompProfile: { type: "Unconfined" } }))),
  ).toBe("violation");
});
