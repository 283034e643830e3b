import { sgExactPorts } from "../../policy-pack/controls/cloud/sg-exact-ports";
import { ABSENT, testRoom, unreadable } from "../support/control-harness";

import { fixtures, minimal } from "./fixtures/sg-exact-ports";

testRoom(sgExactPorts, fixtures, {
  minimal,
  judged: "main",
  fails: [
    {
      name: 'ipProtocol "-1"',
      set: "ipProtocol",
      to: "-1",
      path: "ipProtocol",
      found: "every protocol",
      wanted: "one protocol",
    },
    {
      name: "fromPort 0",
      set: "fromPort",
      to: 0,
      path: "fromPort",
      found: "0 to 443",
      wanted: "one port",
    },
    {
      name: "toPort ABSENT",
      set: "toPort",
      to: ABSENT,
      path: "toPort",
      found: "absent",
      wanted: "a port",
    },
  ],
  notEvaluated: [
    ...unreadable("ipProtocol", "a text"),
    ...unreadable("fromPort", "a number"),
    ...unreadable("toPort", "a number"),
  ],
});
