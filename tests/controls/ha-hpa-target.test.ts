import { haHpaTarget } from "../../policy-pack/controls/container/ha-hpa-target";
import { testRoom } from "../support/control-harness";
import { UNKNOWN } from "../support/stack";
import { fixtures, minimal } from "./fixtures/ha-hpa-target";

const path = "spec.scaleTargetRef";
const missing = {
  path,
  found: "a workload that is not in the stack",
  wanted: "one of the same namespace",
};

testRoom(haHpaTarget, fixtures, {
  minimal,
  judged: "scaler",
  passes: [{ name: "the usual kind", set: path, to: { name: "web" } }],
  fails: [
    { name: "another name", set: `${path}.name`, to: "shop", ...missing },
    { name: "another kind", set: `${path}.kind`, to: "StatefulSet", ...missing },
  ],
  notEvaluated: [
    {
      name: "an unknown name",
      set: `${path}.name`,
      to: UNKNOWN,
      path,
      why: "what it scales is not known",
    },
    {
      name: "a workload of unknown name",
      on: "web",
      set: "metadata.name",
      to: UNKNOWN,
      path,
      why: "the names of the stack are not all known",
    },
  ],
});
