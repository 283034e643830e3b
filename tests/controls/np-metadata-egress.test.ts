import { npMetadataEgress } from "../../policy-pack/controls/cluster/np-metadata-egress";
import { ABSENT, testRoom, unreadable } from "../support/control-harness";

import { UNKNOWN } from "../support/stack";
import { fixtures, minimal } from "./fixtures/np-metadata-egress";

testRoom(npMetadataEgress, fixtures, {
  minimal,
  judged: "web",

  passes: [
    { name: "no rules", set: "spec.egress", to: ABSENT },
    { name: "pods", set: "spec.egress[0].to[0]", to: { podSelector: {} } },
    { name: "another port to everything", set: "spec.egress[0]", to: { ports: [{ port: 443 }] } },
    {
      name: "a wider exception",
      set: "spec.egress[0].to[0].ipBlock.except",
      to: ["169.254.0.0/16"],
    },
  ],
  fails: [
    {
      name: "no exception",
      set: "spec.egress[0].to[0].ipBlock.except",
      to: ABSENT,
      path: "spec.egress[0].to[0].ipBlock.cidr",
      found: "0.0.0.0/0, which holds 169.254.169.254",
      wanted: "an exception for it",
    },
    {
      name: "a small range around it",
      set: "spec.egress[0].to[0].ipBlock",
      to: { cidr: "169.254.169.252/30" },
      path: "spec.egress[0].to[0].ipBlock.cidr",
      found: "169.254.169.252/30, which holds 169.254.169.254",
      wanted: "an exception for it",
    },
    {
      name: "everything",
      set: "spec.egress[0]",
      to: {},
      path: "spec.egress[0]",
      found: "every address",
      wanted: "peers without the metadata address",
    },
    {
      name: "IPv6",
      set: "spec.egress[0].to[0].ipBlock",
      to: { cidr: "fd00:ec2::/32" },
      path: "spec.egress[0].to[0].ipBlock.cidr",
      found: "fd00:ec2::/32, which holds fd00:ec2::254",
      wanted: "an exception for it",
    },
  ],
  notEvaluated: [
    ...unreadable("spec.egress", "a list"),
    {
      name: "unknown spec.egress[0].to",
      set: "spec.egress[0].to",
      to: UNKNOWN,
      path: "spec.egress[0].to",
      why: "spec.egress[0].to is not known during a preview",
    },
    {
      name: "unknown spec.egress[0].to[0].ipBlock.cidr",
      set: "spec.egress[0].to[0].ipBlock.cidr",
      to: UNKNOWN,
      path: "spec.egress[0].to[0].ipBlock.cidr",
      why: "spec.egress[0].to[0].ipBlock.cidr is not known during a preview",
    },
    {
      name: "unknown spec.egress[0].to[0].ipBlock.except",
      set: "spec.egress[0].to[0].ipBlock.except",
      to: UNKNOWN,
      path: "spec.egress[0].to[0].ipBlock.except",
      why: "spec.egress[0].to[0].ipBlock.except is not known during a preview",
    },
    {
      name: "unknown spec.egress[0].to[0].ipBlock.except[0]",
      set: "spec.egress[0].to[0].ipBlock.except[0]",
      to: UNKNOWN,
      path: "spec.egress[0].to[0].ipBlock.except[0]",
      why: "spec.egress[0].to[0].ipBlock.except[0] is not known during a preview",
    },
  ],
});
