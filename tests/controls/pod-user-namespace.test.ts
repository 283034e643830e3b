import { podUserNamespace } from "../../policy-pack/controls/container/pod-user-namespace";
import { ABSENT, testRoom, unreadable } from "../support/control-harness";
import { verdictOf } from "../support/judge";
import { UNKNOWN } from "../support/stack";
import { pod } from "../support/workloads";
import { fixtures, minimal } from "./fixtures/pod-user-namespace";

const path = "spec.hostUsers";

testRoom(podUserNamespace, fixtures, {
  minimal,
  judged: "web",
  passes: ["hostNetwork", "hostPID", "hostIPC"].map((name) => ({
    name,
    set: "spec",
    to: { [name]: true },
  })),
  fails: [
    { name: "true", set: path, to: true, path, found: "true", wanted: "false" },
    {
      name: "absent",
      set: path,
      to: ABSENT,
      path,
      found: "absent (default true)",
      wanted: "false",
    },
  ],
  notEvaluated: [
    ...unreadable(path, "true or false"),
    {
      name: "a pod that may use a namespace of the host",
      set: "spec",
      to: { hostPID: UNKNOWN },
      path: "spec.hostPID",
      why: "spec.hostPID is not known during a preview",
    },
  ],
});

test("does not apply before Kubernetes 1.33", () => {
  const verdict = (targetVersion: string) =>
    verdictOf(podUserNamespace, [pod({})], { targetVersion });
  expect([verdict("1.32"), verdict("1.33")]).toEqual(["notApplicable", "violation"]);
});
