import { haServiceTarget } from "../../policy-pack/controls/container/ha-service-target";
import { ABSENT, testRoom } from "../support/control-harness";
import { UNKNOWN } from "../support/stack";
import { fixtures, minimal } from "./fixtures/ha-service-target";

const path = "spec.selector";
const labels = "spec.template.metadata.labels";
const none = { path, found: "labels that no pod of the stack has", wanted: "the labels of a pod" };
const why = "which pods it selects is not known";

testRoom(haServiceTarget, fixtures, {
  minimal,
  judged: "web",
  passes: [
    { name: "no selector", set: path, to: ABSENT },
    { name: "more labels", on: "pods", set: labels, to: { app: "web", tier: "front" } },
  ],
  fails: [
    { name: "another selector", set: path, to: { app: "web", tier: "front" }, ...none },
    { name: "another value", set: path, to: { app: "shop" }, ...none },
  ],
  notEvaluated: [
    {
      name: "an unknown selector",
      set: path,
      to: UNKNOWN,
      path,
      why: `${path} is not known during a preview`,
    },
    { name: "unknown labels", on: "pods", set: labels, to: UNKNOWN, path, why },
    { name: "an unknown namespace", on: "pods", set: "metadata.namespace", to: UNKNOWN, path, why },
  ],
});
