import { svcAllocateNodePorts } from "../../policy-pack/controls/cluster/svc-allocate-node-ports";
import { ABSENT, testRoom, unreadable } from "../support/control-harness";

import { fixtures, minimal } from "./fixtures/svc-allocate-node-ports";

const wanted = "false";

testRoom(svcAllocateNodePorts, fixtures, {
  minimal,
  judged: "web",

  passes: [{ name: "another type", set: "spec.type", to: "ClusterIP" }],
  fails: [
    {
      name: "ports",
      set: "spec.allocateLoadBalancerNodePorts",
      to: true,
      path: "spec.allocateLoadBalancerNodePorts",
      found: "true",
      wanted,
    },
    {
      name: "an absent value",
      set: "spec.allocateLoadBalancerNodePorts",
      to: ABSENT,
      path: "spec.allocateLoadBalancerNodePorts",
      found: "absent (default true)",
      wanted,
    },
  ],
  notEvaluated: [...unreadable("spec.allocateLoadBalancerNodePorts", "true or false")],
});
