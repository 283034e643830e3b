import { podNoPrivilegedPorts } from "../../policy-pack/controls/container/pod-no-privileged-ports";
import { testRoom, unreadable } from "../support/control-harness";
import { fixtures, minimal } from "./fixtures/pod-no-privileged-ports";

const path = "spec.containers[0].ports[0].containerPort";

testRoom(podNoPrivilegedPorts, fixtures, {
  minimal,
  judged: "web",
  passes: [{ name: "the first free port", set: path, to: 1024 }],
  fails: [1023, 22].map((to) => ({
    name: String(to),
    set: path,
    to,
    path,
    found: String(to),
    wanted: "1024 or more",
  })),
  notEvaluated: [
    ...unreadable(path, "a number"),
    ...unreadable("spec.containers[0].ports", "a list"),
  ],
});
