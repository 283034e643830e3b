import { vpcEndpointSecurityGroup } from "../../policy-pack/controls/cloud/vpc-endpoint-security-group";
import { ABSENT, testRoom, unreadable } from "../support/control-harness";

import { fixtures, minimal } from "./fixtures/vpc-endpoint-security-group";

testRoom(vpcEndpointSecurityGroup, fixtures, {
  minimal,
  judged: "main",
  fails: [
    {
      name: "securityGroupIds []",
      set: "securityGroupIds",
      to: [],
      path: "securityGroupIds",
      found: "none",
      wanted: "a security group",
    },
    {
      name: "securityGroupIds ABSENT",
      set: "securityGroupIds",
      to: ABSENT,
      path: "securityGroupIds",
      found: "none",
      wanted: "a security group",
    },
  ],
  notEvaluated: [...unreadable("securityGroupIds", "a list")],
});
