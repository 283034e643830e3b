import { pssHostPath } from "../../policy-pack/controls/container/pss-host-path";
import { ABSENT, testRoom, unreadable } from "../support/control-harness";
import { UNKNOWN } from "../support/stack";
import { verdictOf } from "../support/judge";
import { namespaceAt } from "../support/pod-security";
import { pod } from "../support/workloads";
import { fixtures, minimal } from "./fixtures/pss-host-path";

testRoom(pssHostPath, fixtures, {
  minimal,
  judged: "web",
  passes: [
    { name: "null", set: "spec.volumes[0].hostPath", to: null },
    { name: "another type of volume", set: "spec.volumes[0]", to: { name: "data", nfs: {} } },
    { name: "no volumes", set: "spec.volumes", to: ABSENT },
  ],
  fails: [
    {
      name: "a path of the node",
      set: "spec.volumes[0].hostPath",
      to: { path: "/var/run" },
      path: "spec.volumes[0].hostPath",
      found: "a path of the node",
      wanted: "another type of volume",
    },
    {
      name: "one without a path",
      set: "spec.volumes[0].hostPath",
      to: {},
      path: "spec.volumes[0].hostPath",
      found: "a path of the node",
      wanted: "another type of volume",
    },
  ],
  notEvaluated: [
    ...unreadable("spec.volumes", "a list"),
    {
      name: "an unknown source",
      set: "spec.volumes[0].hostPath",
      to: UNKNOWN,
      path: "spec.volumes[0].hostPath",
      why: "spec.volumes[0].hostPath is not known during a preview",
    },
    {
      name: "an unknown volume",
      set: "spec.volumes[0]",
      to: UNKNOWN,
      path: "spec.volumes[0].hostPath",
      why: "spec.volumes[0] is not known during a preview",
    },
  ],
});

test("leaves pods of a restricted namespace to pss-volume-types", () => {
  const bad = pod({ volumes: [{ name: "data", hostPath: { path: "/" } }] });
  expect(verdictOf(pssHostPath, [namespaceAt("restricted"), bad])).toBe("pass");
  expect(verdictOf(pssHostPath, [bad], { podSecurityLevel: "baseline" })).toBe("violation");
});
