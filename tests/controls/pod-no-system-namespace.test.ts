import { podNoSystemNamespace } from "../../policy-pack/controls/container/pod-no-system-namespace";
import { ABSENT, testRoom, unreadable } from "../support/control-harness";
import { fixtures, minimal } from "./fixtures/pod-no-system-namespace";

const path = "metadata.namespace";

testRoom(podNoSystemNamespace, fixtures, {
  minimal,
  judged: "web",
  passes: [{ name: "no namespace", set: path, to: ABSENT }],
  fails: ["kube-system", "kube-public", "kube-node-lease"].map((to) => ({
    name: to,
    set: path,
    to,
    path,
    found: JSON.stringify(to),
    wanted: "a namespace of its own",
  })),
  notEvaluated: unreadable(path, "a text"),
});
