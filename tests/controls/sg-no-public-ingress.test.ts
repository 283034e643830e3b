import { sgNoPublicIngress } from "../../policy-pack/controls/cloud/sg-no-public-ingress";
import { testRoom } from "../support/control-harness";
import { UNKNOWN } from "../support/stack";

import { fixtures, minimal } from "./fixtures/sg-no-public-ingress";

testRoom(sgNoPublicIngress, fixtures, {
  minimal,
  judged: "main",
  fails: [
    {
      name: 'cidrIpv4 "0.0.0.0/0"',
      set: "cidrIpv4",
      to: "0.0.0.0/0",
      path: "",
      found: "the internet",
      wanted: "ranges of your own networks",
    },
    {
      name: 'cidrIpv4 "128.0.0.0/1"',
      set: "cidrIpv4",
      to: "128.0.0.0/1",
      path: "",
      found: "the internet",
      wanted: "ranges of your own networks",
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
