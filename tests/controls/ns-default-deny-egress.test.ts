import { nsDefaultDenyEgress } from "../../policy-pack/controls/cluster/ns-default-deny-egress";
import { ABSENT } from "../support/control-harness";
import { testCompanion } from "../support/namespace-companion-tests";
import { UNKNOWN } from "../support/stack";
import * as room from "./fixtures/ns-default-deny-egress";

testCompanion(nsDefaultDenyEgress, room, {
  found: "no policy that denies egress",
  wanted: "a default-deny NetworkPolicy",
  passes: [{ name: "an empty list of rules", set: "spec.egress", to: [] }],
  fails: [
    { name: "a selector", set: "spec.podSelector", to: { matchLabels: { app: "web" } } },
    { name: "absent policy types", set: "spec.policyTypes", to: ABSENT },
    { name: "a rule", set: "spec.egress", to: [{}] },
  ],
  notEvaluated: [
    { name: "unknown types", set: "spec.policyTypes", to: UNKNOWN },
    { name: "unknown rules", set: "spec.egress", to: UNKNOWN },
  ],
});
