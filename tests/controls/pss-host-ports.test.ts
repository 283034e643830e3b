import { pssHostPorts } from "../../policy-pack/controls/container/pss-host-ports";
import { ABSENT, testRoom, unreadable } from "../support/control-harness";
import { fixtures, minimal } from "./fixtures/pss-host-ports";

testRoom(pssHostPorts, fixtures, {
  minimal,
  judged: "web",
  passes: [
    { name: "0, which means none", set: "spec.containers[0].ports[0].hostPort", to: 0 },
    { name: "no ports", set: "spec.containers[0].ports", to: ABSENT },
  ],
  fails: [
    {
      name: "a port of the node",
      set: "spec.containers[0].ports[0].hostPort",
      to: 8080,
      path: "spec.containers[0].ports[0].hostPort",
      found: "8080",
      wanted: "no port of the node",
    },
    {
      name: "the second port",
      set: "spec.containers[0].ports",
      to: [{}, { hostPort: 53 }],
      path: "spec.containers[0].ports[1].hostPort",
      found: "53",
      wanted: "no port of the node",
    },
    {
      name: "an init container",
      set: "spec.initContainers",
      to: [{ ports: [{ hostPort: 1 }] }],
      path: "spec.initContainers[0].ports[0].hostPort",
      found: "1",
      wanted: "no port of the node",
    },
  ],
  notEvaluated: [
    ...unreadable("spec.containers[0].ports[0].hostPort", "a number"),
    ...unreadable("spec.containers[0].ports", "a list"),
  ],
});
