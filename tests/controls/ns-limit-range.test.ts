import { nsLimitRange } from "../../policy-pack/controls/cluster/ns-limit-range";
import { ABSENT } from "../support/control-harness";
import { testCompanion } from "../support/namespace-companion-tests";
import { UNKNOWN } from "../support/stack";
import * as room from "./fixtures/ns-limit-range";

testCompanion(nsLimitRange, room, {
  found: "no default, defaultRequest, max, min",
  wanted: "a LimitRange with default, defaultRequest, max and min for containers",
  fails: [
    { name: "limits of pods", set: "spec.limits[0].type", to: "Pod" },
    { name: "no maximum", set: "spec.limits[0].max", to: ABSENT, found: "no max" },
  ],
  notEvaluated: [
    { name: "unknown items", set: "spec.limits", to: UNKNOWN },
    { name: "an unknown item type", set: "spec.limits[0].type", to: UNKNOWN },
  ],
});
