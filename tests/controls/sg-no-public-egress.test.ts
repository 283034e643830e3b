import { sgNoPublicEgress } from "../../policy-pack/controls/cloud/sg-no-public-egress";
import { ABSENT, testRoom } from "../support/control-harness";
import { UNKNOWN } from "../support/stack";

import { fixtures, minimal } from "./fixtures/sg-no-public-egress";

testRoom(sgNoPublicEgress, fixtures, {
  minimal,
  judged: "main",
  fails: [
    {
      name: 'cidrIpv4 "0.0.0.0/0"',
      set: "cidrIpv4",
      to: "0.0.0.0/0",
      path: "",
      found: "the internet",
      wanted: "a security group, a prefix list or ranges of your own",
    },
    {
      name: "cidrIpv4 ABSENT",
      set: "cidrIpv4",
      to: ABSENT,
      path: "",
      found: "no destination",
      wanted: "a security group, a prefix list or ranges of your own",
    },
  ],
  notEvaluated: [
    {
      name: "an unknown range",
      set: "cidrIpv4",
      to: UNKNOWN,
      path: "",
      why: "its ranges are not known during a preview",
    },
  ],
});
