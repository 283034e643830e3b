import { podNoShareProcessNamespace } from "../../policy-pack/controls/container/pod-no-share-process-namespace";
import { testRoom, unreadable } from "../support/control-harness";
import { fixtures, minimal } from "./fixtures/pod-no-share-process-namespace";

const path = "spec.shareProcessNamespace";

testRoom(podNoShareProcessNamespace, fixtures, {
  minimal,
  judged: "web",
  passes: [{ name: "false", set: path, to: false }],
  fails: [{ name: "true", set: path, to: true, path, found: "true", wanted: "false" }],
  notEvaluated: unreadable(path, "true or false"),
});
