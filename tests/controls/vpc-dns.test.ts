import { vpcDns } from "../../policy-pack/controls/cloud/vpc-dns";
import { ABSENT, testRoom, unreadable } from "../support/control-harness";

import { fixtures, minimal } from "./fixtures/vpc-dns";

testRoom(vpcDns, fixtures, {
  minimal,
  judged: "main",
  passes: [{ name: "enableDnsSupport ABSENT", set: "enableDnsSupport", to: ABSENT }],
  fails: [
    {
      name: "enableDnsSupport false",
      set: "enableDnsSupport",
      to: false,
      path: "enableDnsSupport",
      found: "false",
      wanted: "true",
    },
    {
      name: "enableDnsHostnames ABSENT",
      set: "enableDnsHostnames",
      to: ABSENT,
      path: "enableDnsHostnames",
      found: "absent (default false)",
      wanted: "true",
    },
  ],
  notEvaluated: [
    ...unreadable("enableDnsSupport", "true or false"),
    ...unreadable("enableDnsHostnames", "true or false"),
  ],
});
