import { probeReadiness } from "../../policy-pack/controls/container/probe-readiness";
import { ABSENT, testRoom } from "../support/control-harness";
import { verdictOf } from "../support/judge";
import { object, UNKNOWN } from "../support/stack";
import { onePod } from "../support/workloads";
import { fixtures, minimal } from "./fixtures/probe-readiness";

const path = "spec.template.spec.containers[0].readinessProbe";
const why = "is not known during a preview";

testRoom(probeReadiness, fixtures, {
  minimal,
  judged: "web",
  passes: [{ name: "a number as text", set: `${path}.httpGet.port`, to: "8080" }],
  fails: [
    { name: "no probe", set: path, to: ABSENT, path, found: "absent", wanted: "a readinessProbe" },
    {
      name: "a port that nobody declares",
      set: `${path}.httpGet.port`,
      to: "http",
      path: `${path}.httpGet.port`,
      found: "a port that is not declared",
      wanted: "a name in ports",
    },
  ],
  notEvaluated: [
    { name: "an unknown probe", set: path, to: UNKNOWN, path, why: `${path} ${why}` },
    { name: "a list", set: path, to: [], path, why: `expected an object at ${path}, found a list` },
    {
      name: "an unknown port",
      set: `${path}.httpGet.port`,
      to: UNKNOWN,
      path: `${path}.httpGet.port`,
      why: `${path}.httpGet.port ${why}`,
    },
  ],
});

test("pods that end by themselves need none", () => {
  expect(verdictOf(probeReadiness, onePod())).toBe("notApplicable");
  expect(verdictOf(probeReadiness, [object("batch/v1:Job", "job", {})])).toBe("notApplicable");
});
