import { podNoSudoEntrypoint } from "../../policy-pack/controls/container/pod-no-sudo-entrypoint";
import { testRoom, unreadable } from "../support/control-harness";
import { fixtures, minimal } from "./fixtures/pod-no-sudo-entrypoint";

const path = "spec.containers[0].command[0]";

testRoom(podNoSudoEntrypoint, fixtures, {
  minimal,
  judged: "web",
  passes: ["/pseudo", "sudoku", "/etc/sudoers"].map((to) => ({ name: to, set: path, to })),
  fails: ["sudo", "/usr/bin/sudo", "cd / && sudo web"].map((to) => ({
    name: to,
    set: path,
    to,
    path,
    found: JSON.stringify(to),
    wanted: "the program itself",
  })),
  notEvaluated: [...unreadable(path, "a text"), ...unreadable("spec.containers[0].args", "a list")],
});
