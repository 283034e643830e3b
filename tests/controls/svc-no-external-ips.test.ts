import { svcNoExternalIps } from "../../policy-pack/controls/cluster/svc-no-external-ips";
import { ABSENT, testRoom, unreadable } from "../support/control-harness";

import { fixtures, minimal } from "./fixtures/svc-no-external-ips";

testRoom(svcNoExternalIps, fixtures, {
  minimal,
  judged: "web",

  passes: [{ name: "an absent list", set: "spec.externalIPs", to: ABSENT }],
  fails: [
    {
      name: "an address",
      set: "spec.externalIPs",
      to: ["203.0.113.1"],
      path: "spec.externalIPs[0]",
      found: "an external address",
      wanted: "none",
    },
  ],
  notEvaluated: [...unreadable("spec.externalIPs", "a list")],
});
