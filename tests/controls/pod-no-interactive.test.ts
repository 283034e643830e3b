import { podNoInteractive } from "../../policy-pack/controls/container/pod-no-interactive";
import { testRoom, unreadable } from "../support/control-harness";
import { fixtures, minimal } from "./fixtures/pod-no-interactive";

const paths = ["spec.containers[0].stdin", "spec.containers[0].tty"];

testRoom(podNoInteractive, fixtures, {
  minimal,
  judged: "web",
  passes: [{ name: "false", set: "spec.containers[0].stdin", to: false }],
  fails: paths.map((path) => ({
    name: path,
    set: path,
    to: true,
    path,
    found: "true",
    wanted: "false",
  })),
  notEvaluated: paths.flatMap((path) => unreadable(path, "true or false")),
});
