import { podNoDefaultNamespace } from "../../policy-pack/controls/container/pod-no-default-namespace";
import { ABSENT, testRoom, unreadable } from "../support/control-harness";
import { resource } from "../support/stack";
import { fixtures, minimal } from "./fixtures/pod-no-default-namespace";

const path = "metadata.namespace";

testRoom(podNoDefaultNamespace, fixtures, {
  minimal,
  judged: "web",
  others: [resource("kubernetes:core/v1:Namespace", "default", { metadata: { name: "default" } })],
  fails: [
    {
      name: "default",
      set: path,
      to: "default",
      path,
      found: '"default"',
      wanted: "a namespace of its own",
    },
  ],
  notEvaluated: [
    ...unreadable(path, "a text"),
    {
      name: "absent",
      set: path,
      to: ABSENT,
      path,
      why: "absent: the provider or the command chooses it",
    },
  ],
});
