import { apiserviceTls } from "../../policy-pack/controls/cluster/apiservice-tls";
import { ABSENT, testRoom, unreadable } from "../support/control-harness";

import { fixtures, minimal } from "./fixtures/apiservice-tls";

testRoom(apiserviceTls, fixtures, {
  minimal,
  judged: "metrics",

  passes: [
    { name: "a false value", set: "spec.insecureSkipTLSVerify", to: false },
    { name: "a local one", set: "spec", to: { group: "apps" } },
  ],
  fails: [
    {
      name: "skipped verification",
      set: "spec.insecureSkipTLSVerify",
      to: true,
      path: "spec.insecureSkipTLSVerify",
      found: "true",
      wanted: "false",
    },
    {
      name: "an absent bundle",
      set: "spec.caBundle",
      to: ABSENT,
      path: "spec.caBundle",
      found: "absent",
      wanted: "a certificate authority",
    },
  ],
  notEvaluated: [
    ...unreadable("spec.insecureSkipTLSVerify", "true or false"),
    ...unreadable("spec.caBundle", "a text"),
  ],
});
