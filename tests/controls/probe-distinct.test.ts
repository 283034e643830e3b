import { probeDistinct } from "../../policy-pack/controls/container/probe-distinct";
import { testRoom } from "../support/control-harness";
import { UNKNOWN } from "../support/stack";
import { fixtures, minimal } from "./fixtures/probe-distinct";

const container = "spec.template.spec.containers[0]";
const path = `${container}.livenessProbe`;
const exec = (...command: readonly string[]) => ({ exec: { command } });
const both = (live: unknown, ready: unknown) => ({ livenessProbe: live, readinessProbe: ready });

testRoom(probeDistinct, fixtures, {
  minimal,
  judged: "web",
  passes: [
    {
      name: "another threshold",
      set: container,
      to: both({ ...exec("/a"), failureThreshold: 9 }, exec("/a")),
    },
    { name: "another argument", set: container, to: both(exec("/a", "b"), exec("/a", "c")) },
    { name: "more arguments", set: container, to: both(exec("/a", "b"), exec("/a")) },
    {
      name: "an unknown that does not decide",
      set: container,
      to: both({ ...exec("/a"), periodSeconds: UNKNOWN }, exec("/b")),
    },
  ],
  fails: [
    {
      name: "one probe",
      set: container,
      to: both(exec("/a"), exec("/a")),
      path,
      found: "the same as readinessProbe",
      wanted: "another probe",
    },
  ],
  notEvaluated: [
    {
      name: "an unknown that decides",
      set: `${path}.httpGet.path`,
      to: UNKNOWN,
      path,
      why: "it is not known whether it differs from readinessProbe",
    },
  ],
});
