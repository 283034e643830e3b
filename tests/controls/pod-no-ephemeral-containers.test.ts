import { podNoEphemeralContainers } from "../../policy-pack/controls/container/pod-no-ephemeral-containers";
import { testRoom, unreadable } from "../support/control-harness";
import { fixtures, minimal } from "./fixtures/pod-no-ephemeral-containers";

const path = "spec.ephemeralContainers";

testRoom(podNoEphemeralContainers, fixtures, {
  minimal,
  judged: "web",
  passes: [{ name: "an empty list", set: path, to: [] }],
  fails: [{ name: "two", set: path, to: [{}, {}], path, found: "2", wanted: "none" }],
  notEvaluated: unreadable(path, "a list").filter(({ name }) => !name.endsWith("a list")),
});
