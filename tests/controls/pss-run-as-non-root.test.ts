import { pssRunAsNonRoot } from "../../policy-pack/controls/container/pss-run-as-non-root";
import { ABSENT, testRoom, unreadable } from "../support/control-harness";
import { verdictOf } from "../support/judge";
import { inContainer, inPod } from "../support/pod-security";
import { object, UNKNOWN } from "../support/stack";
import { tweak } from "../support/tweak";
import { fixtures, minimal } from "./fixtures/pss-run-as-non-root";

testRoom(pssRunAsNonRoot, fixtures, {
  minimal,
  judged: "web",
  passes: [
    { name: "true in the container alone", set: "spec", to: inContainer({ runAsNonRoot: true }) },
    {
      name: "a user namespace of its own",
      set: "spec",
      to: { hostUsers: false, containers: [{}] },
    },
    { name: "a pod without containers", set: "spec", to: {} },
  ],
  fails: [
    {
      name: "false in the pod",
      set: "spec.securityContext.runAsNonRoot",
      to: false,
      path: "spec.securityContext.runAsNonRoot",
      found: "false",
      wanted: "true",
    },
    {
      name: "false in the container",
      set: "spec.containers[0].securityContext.runAsNonRoot",
      to: false,
      path: "spec.containers[0].securityContext.runAsNonRoot",
      found: "false",
      wanted: "true",
    },
    {
      name: "absent in both",
      set: "spec.securityContext.runAsNonRoot",
      to: ABSENT,
      path: "spec.containers[0].securityContext.runAsNonRoot",
      found: "absent",
      wanted: "true",
    },
    {
      name: "false in the pod, true in the container",
      set: "spec",
      to: inPod({ runAsNonRoot: false }, { securityContext: { runAsNonRoot: true } }),
      path: "spec.securityContext.runAsNonRoot",
      found: "false",
      wanted: "true",
    },
    {
      name: "a Windows pod",
      set: "spec",
      to: { os: { name: "windows" }, containers: [{}] },
      path: "spec.containers[0].securityContext.runAsNonRoot",
      found: "absent",
      wanted: "true",
    },
  ],
  notEvaluated: [
    ...unreadable("spec.securityContext.runAsNonRoot", "true or false"),
    ...unreadable("spec.containers[0].securityContext.runAsNonRoot", "true or false"),
    {
      name: "a pod that may have a user namespace of its own",
      set: "spec",
      to: { ...inContainer({}), hostUsers: UNKNOWN },
      path: "spec.hostUsers",
      why: "spec.hostUsers is not known during a preview",
    },
  ],
});

test("judges pods with a user namespace of their own before Kubernetes 1.35 only", () => {
  const own = tweak(minimal, "web", ["spec"], { ...inContainer({}), hostUsers: false });
  expect(verdictOf(pssRunAsNonRoot, own, { targetVersion: "1.34" })).toBe("violation");
  expect(verdictOf(pssRunAsNonRoot, own, { targetVersion: "1.35" })).toBe("pass");
});

test("judges a patch by what it says only", () => {
  const patch = (spec: unknown) => [object("core/v1:PodPatch", "web", { spec })];
  expect(verdictOf(pssRunAsNonRoot, patch({ containers: [{}] }))).toBe("notEvaluated");
  expect(verdictOf(pssRunAsNonRoot, patch(inPod({ runAsNonRoot: false })))).toBe("violation");
});
