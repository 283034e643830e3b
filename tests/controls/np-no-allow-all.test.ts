import { npNoAllowAll } from "../../policy-pack/controls/cluster/np-no-allow-all";
import { ABSENT, testRoom, unreadable } from "../support/control-harness";

import { UNKNOWN } from "../support/stack";
import { fixtures, minimal } from "./fixtures/np-no-allow-all";

testRoom(npNoAllowAll, fixtures, {
  minimal,
  judged: "web",

  passes: [
    { name: "no rules", set: "spec.ingress", to: ABSENT },
    {
      name: "a range with an exception",
      set: "spec.ingress[0].from[0]",
      to: { ipBlock: { cidr: "0.0.0.0/0", except: ["10.0.0.0/8"] } },
    },
  ],
  fails: [
    {
      name: "an empty rule",
      set: "spec.ingress[0]",
      to: {},
      path: "spec.ingress[0]",
      found: "everyone on every port",
      wanted: "peers and ports by name",
    },
    {
      name: "the internet among peers",
      set: "spec.ingress[0].from[1]",
      to: { ipBlock: { cidr: "0.0.0.0/0" } },
      path: "spec.ingress[0]",
      found: "everyone on every port",
      wanted: "peers and ports by name",
    },
  ],
  notEvaluated: [
    ...unreadable("spec.ingress", "a list"),
    {
      name: "unknown peers",
      set: "spec.ingress[0].from",
      to: UNKNOWN,
      path: "spec.ingress[0].from",
      why: "a peer is not known",
    },
    {
      name: "unknown ports of an open rule",
      set: "spec.ingress[0]",
      to: { ports: UNKNOWN },
      path: "spec.ingress[0].ports",
      why: "spec.ingress[0].ports is not known during a preview",
    },
  ],
});
