import { pvDeprecatedDrivers } from "../../policy-pack/controls/cluster/pv-deprecated-drivers";
import { testRoom } from "../support/control-harness";
import { UNKNOWN } from "../support/stack";
import { fixtures, minimal } from "./fixtures/pv-deprecated-drivers";

const sources = ["awsElasticBlockStore", "flexVolume", "gitRepo", "rbd"];

testRoom(pvDeprecatedDrivers, fixtures, {
  minimal,
  judged: "data",
  fails: sources.map((source) => ({
    name: source,
    set: `spec.${source}`,
    to: { a: "b" },
    path: `spec.${source}`,
    found: `the in-tree plugin ${source}`,
    wanted: "a CSI driver",
  })),
  notEvaluated: [
    {
      name: "an unknown spec",
      set: "spec",
      to: UNKNOWN,
      path: "spec",
      why: "spec is not known during a preview",
    },
    {
      name: "an unknown source",
      set: "spec.rbd",
      to: UNKNOWN,
      path: "spec.rbd",
      why: "spec.rbd is not known during a preview",
    },
  ],
});
