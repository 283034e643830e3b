import { gwTls } from "../../policy-pack/controls/cluster/gw-tls";
import { ABSENT, testRoom, unreadable } from "../support/control-harness";

import { fixtures, minimal } from "./fixtures/gw-tls";

testRoom(gwTls, fixtures, {
  minimal,
  judged: "web",

  passes: [{ name: "no listeners", set: "spec.listeners", to: ABSENT }],
  fails: [
    {
      name: "plain HTTP",
      set: "spec.listeners[0].protocol",
      to: "HTTP",
      path: "spec.listeners[0].protocol",
      found: '"HTTP"',
      wanted: "HTTPS or TLS",
    },
    {
      name: "routes of every namespace",
      set: "spec.listeners[0].allowedRoutes",
      to: { namespaces: { from: "All" } },
      path: "spec.listeners[0].allowedRoutes.namespaces.from",
      found: '"All"',
      wanted: "Same or Selector",
    },
  ],
  notEvaluated: [
    ...unreadable("spec.listeners", "a list"),
    ...unreadable("spec.listeners[0].protocol", "a text"),
  ],
});
