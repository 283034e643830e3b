import { pssHostNamespaces } from "../../policy-pack/controls/container/pss-host-namespaces";
import { testRoom, unreadable } from "../support/control-harness";
import { fixtures, minimal } from "./fixtures/pss-host-namespaces";

testRoom(pssHostNamespaces, fixtures, {
  minimal,
  judged: "web",
  passes: [
    { name: "false", set: "spec.hostNetwork", to: false },
    { name: "a user namespace of its own", set: "spec.hostUsers", to: false },
  ],
  fails: [
    {
      name: "the node's network",
      set: "spec.hostNetwork",
      to: true,
      path: "spec.hostNetwork",
      found: "true",
      wanted: "false",
    },
    {
      name: "the node's processes",
      set: "spec.hostPID",
      to: true,
      path: "spec.hostPID",
      found: "true",
      wanted: "false",
    },
    {
      name: "the node's shared memory",
      set: "spec.hostIPC",
      to: true,
      path: "spec.hostIPC",
      found: "true",
      wanted: "false",
    },
  ],
  notEvaluated: [
    ...unreadable("spec.hostNetwork", "true or false"),
    ...unreadable("spec.hostPID", "true or false"),
    ...unreadable("spec.hostIPC", "true or false"),
  ],
});
