import { podNoMountPropagation } from "../../policy-pack/controls/container/pod-no-mount-propagation";
import { testRoom, unreadable } from "../support/control-harness";
import { fixtures, minimal } from "./fixtures/pod-no-mount-propagation";

const path = "spec.containers[0].volumeMounts[0].mountPropagation";

testRoom(podNoMountPropagation, fixtures, {
  minimal,
  judged: "web",
  passes: [{ name: "None", set: path, to: "None" }],
  fails: ["Bidirectional", "HostToContainer"].map((to) => ({
    name: to,
    set: path,
    to,
    path,
    found: JSON.stringify(to),
    wanted: '"None"',
  })),
  notEvaluated: [
    ...unreadable(path, "a text"),
    ...unreadable("spec.containers[0].volumeMounts", "a list"),
  ],
});
