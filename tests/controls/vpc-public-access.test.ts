import { vpcPublicAccess } from "../../policy-pack/controls/cloud/vpc-public-access";
import { ABSENT, testRoom, unreadable } from "../support/control-harness";

import { fixtures, minimal } from "./fixtures/vpc-public-access";

testRoom(vpcPublicAccess, fixtures, {
  minimal,
  judged: "main",
  fails: [
    {
      name: 'internetGatewayBlockMode "off"',
      set: "internetGatewayBlockMode",
      to: "off",
      path: "internetGatewayBlockMode",
      found: '"off"',
      wanted: '"block-bidirectional" or "block-ingress"',
    },
    {
      name: "internetGatewayBlockMode ABSENT",
      set: "internetGatewayBlockMode",
      to: ABSENT,
      path: "internetGatewayBlockMode",
      found: "absent",
      wanted: '"block-bidirectional" or "block-ingress"',
    },
  ],
  notEvaluated: [...unreadable("internetGatewayBlockMode", "a text")],
});
