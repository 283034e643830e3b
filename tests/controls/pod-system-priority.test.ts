import { podSystemPriority } from "../../policy-pack/controls/container/pod-system-priority";
import { testRoom, unreadable } from "../support/control-harness";
import { judge } from "../support/judge";
import { object, UNKNOWN } from "../support/stack";
import { fixtures, minimal } from "./fixtures/pod-system-priority";

const path = "spec.priorityClassName";

testRoom(podSystemPriority, fixtures, {
  minimal,
  judged: "web",
  passes: [{ name: "an unknown namespace", set: "metadata.namespace", to: UNKNOWN }],
  fails: ["system-node-critical", "system-cluster-critical"].map((to) => ({
    name: to,
    set: path,
    to,
    path,
    found: JSON.stringify(to),
    wanted: "a class of your own",
  })),
  notEvaluated: unreadable(path, "a text"),
});

test("a system class in an unknown namespace is not evaluated", () => {
  const inputs = {
    metadata: { namespace: UNKNOWN },
    spec: { priorityClassName: "system-node-critical" },
  };
  const stack = [object("core/v1:Pod", "web", inputs)];
  expect(judge(stack, { controls: [podSystemPriority] }).finished).toMatchObject([
    { status: "notEvaluated", path: "metadata.namespace" },
  ]);
});
