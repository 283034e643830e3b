import { probeLiveness } from "../../policy-pack/controls/container/probe-liveness";
import { ABSENT, testRoom } from "../support/control-harness";
import { UNKNOWN } from "../support/stack";
import { fixtures, minimal } from "./fixtures/probe-liveness";

const path = "spec.template.spec.containers[0].livenessProbe";

testRoom(probeLiveness, fixtures, {
  minimal,
  judged: "web",
  passes: [
    {
      name: "an init container without",
      set: "spec.template.spec.initContainers",
      to: [{ name: "a" }],
    },
  ],
  fails: [
    { name: "no probe", set: path, to: ABSENT, path, found: "absent", wanted: "a livenessProbe" },
  ],
  notEvaluated: [
    {
      name: "an unknown probe",
      set: path,
      to: UNKNOWN,
      path,
      why: `${path} is not known during a preview`,
    },
  ],
});
