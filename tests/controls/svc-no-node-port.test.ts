import { svcNoNodePort } from "../../policy-pack/controls/cluster/svc-no-node-port";
import { ABSENT, testRoom, unreadable } from "../support/control-harness";

import { fixtures, minimal } from "./fixtures/svc-no-node-port";

const wanted = "ClusterIP";

testRoom(svcNoNodePort, fixtures, {
  minimal,
  judged: "web",

  passes: [{ name: "an absent type", set: "spec.type", to: ABSENT }],
  fails: [
    {
      name: "a node port",
      set: "spec.type",
      to: "NodePort",
      path: "spec.type",
      found: '"NodePort"',
      wanted,
    },
  ],
  notEvaluated: [...unreadable("spec.type", "a text")],
});
