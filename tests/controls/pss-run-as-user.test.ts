import { pssRunAsUser } from "../../policy-pack/controls/container/pss-run-as-user";
import { testRoom, unreadable } from "../support/control-harness";
import { UNKNOWN } from "../support/stack";
import { verdictOf } from "../support/judge";
import { inContainer } from "../support/pod-security";
import { tweak } from "../support/tweak";
import { fixtures, minimal } from "./fixtures/pss-run-as-user";

testRoom(pssRunAsUser, fixtures, {
  minimal,
  judged: "web",
  passes: [
    { name: "another user", set: "spec.containers[0].securityContext.runAsUser", to: 1000 },
    {
      name: "a user namespace of its own",
      set: "spec",
      to: { ...inContainer({ runAsUser: 0 }), hostUsers: false },
    },
  ],
  fails: [
    {
      name: "root in the container",
      set: "spec.containers[0].securityContext.runAsUser",
      to: 0,
      path: "spec.containers[0].securityContext.runAsUser",
      found: "0",
      wanted: "a user other than 0",
    },
    {
      name: "root in the pod",
      set: "spec.securityContext.runAsUser",
      to: 0,
      path: "spec.securityContext.runAsUser",
      found: "0",
      wanted: "a user other than 0",
    },
    {
      name: "an init container",
      set: "spec.initContainers",
      to: [{ securityContext: { runAsUser: 0 } }],
      path: "spec.initContainers[0].securityContext.runAsUser",
      found: "0",
      wanted: "a user other than 0",
    },
  ],
  notEvaluated: [
    ...unreadable("spec.containers[0].securityContext.runAsUser", "a number"),
    ...unreadable("spec.securityContext.runAsUser", "a number"),
    {
      name: "a pod that may have a user namespace of its own",
      set: "spec",
      to: { ...inContainer({ runAsUser: 0 }), hostUsers: UNKNOWN },
      path: "spec.hostUsers",
      why: "spec.hostUsers is not known during a preview",
    },
  ],
});

test("judges pods with a user namespace of their own before Kubernetes 1.35 only", () => {
  const own = tweak(minimal, "web", ["spec"], {
    ...inContainer({ runAsUser: 0 }),
    hostUsers: false,
  });
  expect(verdictOf(pssRunAsUser, own, { targetVersion: "1.34" })).toBe("violation");
  expect(verdictOf(pssRunAsUser, own, { targetVersion: "1.35" })).toBe("pass");
});
