import { vpcEndpointPrivateDns } from "../../policy-pack/controls/cloud/vpc-endpoint-private-dns";
import { ABSENT, testRoom, unreadable } from "../support/control-harness";

import { fixtures, minimal } from "./fixtures/vpc-endpoint-private-dns";

testRoom(vpcEndpointPrivateDns, fixtures, {
  minimal,
  judged: "main",
  fails: [
    {
      name: "privateDnsEnabled false",
      set: "privateDnsEnabled",
      to: false,
      path: "privateDnsEnabled",
      found: "false",
      wanted: "true",
    },
    {
      name: "privateDnsEnabled ABSENT",
      set: "privateDnsEnabled",
      to: ABSENT,
      path: "privateDnsEnabled",
      found: "absent (default false)",
      wanted: "true",
    },
  ],
  notEvaluated: [...unreadable("privateDnsEnabled", "true or false")],
});
