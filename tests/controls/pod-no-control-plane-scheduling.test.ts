import { podNoControlPlaneScheduling } from "../../policy-pack/controls/container/pod-no-control-plane-scheduling";
import { testRoom, unreadable } from "../support/control-harness";
import { judge } from "../support/judge";
import { UNKNOWN } from "../support/stack";
import { fixtures, minimal, runtimeClass } from "./fixtures/pod-no-control-plane-scheduling";

const path = "spec.tolerations[0]";
const key = "node-role.kubernetes.io/control-plane";
const wanted = "one of other keys";

testRoom(podNoControlPlaneScheduling, fixtures, {
  minimal,
  judged: "web",
  passes: [
    { name: "another effect", set: path, to: { key, effect: "NoExecute" } },
    { name: "an empty node name", set: "spec.nodeName", to: "" },
    { name: "an unknown effect of another key", set: `${path}.effect`, to: UNKNOWN },
  ],
  fails: [
    {
      name: "the taint",
      set: path,
      to: { key, effect: "NoSchedule" },
      path,
      found: `a toleration of ${key}`,
      wanted,
    },
    {
      name: "every taint",
      set: path,
      to: { operator: "Exists" },
      path,
      found: "a toleration of every key",
      wanted,
    },
    {
      name: "a node",
      set: "spec.nodeName",
      to: "n1",
      path: "spec.nodeName",
      found: '"n1"',
      wanted: "no node by name",
    },
  ],
  notEvaluated: [
    ...unreadable(`${path}.key`, "a text"),
    ...unreadable("spec.nodeName", "a text"),
    ...unreadable("spec.tolerations", "a list"),
  ],
});

test("what a RuntimeClass adds to its pods is told at its own place", () => {
  const judged = (...tolerations: readonly unknown[]) =>
    judge(runtimeClass(...tolerations), { controls: [podNoControlPlaneScheduling] }).evaluations
      .findings;
  const place = "scheduling.tolerations[1]";
  expect(judged({ key: "dedicated" }, { key })).toMatchObject([
    { status: "violation", path: place, found: `a toleration of ${key}`, wanted },
  ]);
  expect(judged({ key: "dedicated" }, { key: UNKNOWN })).toMatchObject([
    { status: "notEvaluated", path: `${place}.key` },
  ]);
});
