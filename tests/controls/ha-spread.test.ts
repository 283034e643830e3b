import { haSpread } from "../../policy-pack/controls/container/ha-spread";
import { ABSENT, testRoom } from "../support/control-harness";
import { UNKNOWN } from "../support/stack";
import { fixtures, minimal } from "./fixtures/ha-spread";

const path = "spec.template.spec.topologySpreadConstraints";
const affinity = "spec.template.spec";

testRoom(haSpread, fixtures, {
  minimal,
  judged: "web",
  passes: [
    { name: "one replica", set: "spec.replicas", to: ABSENT },
    {
      name: "anti-affinity",
      set: affinity,
      to: {
        affinity: {
          podAntiAffinity: { preferredDuringSchedulingIgnoredDuringExecution: [{ weight: 1 }] },
        },
      },
    },
  ],
  fails: [
    {
      name: "nothing",
      set: path,
      to: ABSENT,
      path,
      found: "nothing that spreads the replicas",
      wanted: "a spread constraint",
    },
  ],
  notEvaluated: [
    {
      name: "unknown constraints",
      set: path,
      to: UNKNOWN,
      path,
      why: "how it is spread is not known",
    },
    {
      name: "unknown replicas of pods that are not spread",
      set: "spec",
      to: { replicas: UNKNOWN },
      path: "spec.replicas",
      why: "spec.replicas is not known during a preview",
    },
  ],
});
