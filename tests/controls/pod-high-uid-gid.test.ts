import { podHighUidGid } from "../../policy-pack/controls/container/pod-high-uid-gid";
import { ABSENT, testRoom, unreadable } from "../support/control-harness";
import { judge } from "../support/judge";
import { onePod } from "../support/workloads";
import { fixtures, minimal } from "./fixtures/pod-high-uid-gid";

const user = "spec.containers[0].securityContext.runAsUser";
const group = "spec.securityContext.runAsGroup";

testRoom(podHighUidGid, fixtures, {
  minimal,
  judged: "web",
  passes: [{ name: "no ids", set: "spec.containers[0].securityContext", to: ABSENT }],
  fails: [
    { name: "a low user", set: user, to: 1000, path: user, found: "1000", wanted: "10000 or more" },
    {
      name: "a low group of the pod",
      set: group,
      to: 0,
      path: group,
      found: "0",
      wanted: "10000 or more",
    },
  ],
  notEvaluated: [...unreadable(user, "a number"), ...unreadable(group, "a number")],
});

test("the lowest id can be configured", () => {
  const stack = onePod({ securityContext: { runAsUser: 1000 } });
  const engine = new Map([[podHighUidGid.id, { properties: { minimum: 1000 } }]]);
  expect(judge(stack, { controls: [podHighUidGid], engine }).evaluations.findings).toEqual([]);
});
