import { pssProcMount } from "../../policy-pack/controls/container/pss-proc-mount";
import { testRoom, unreadable } from "../support/control-harness";
import { verdictOf } from "../support/judge";
import { namespaceAt } from "../support/pod-security";
import { onePod } from "../support/workloads";
import { fixtures, minimal } from "./fixtures/pss-proc-mount";

testRoom(pssProcMount, fixtures, {
  minimal,
  judged: "web",
  passes: [
    { name: "the default", set: "spec.containers[0].securityContext.procMount", to: "Default" },
  ],
  fails: [
    {
      name: "an open /proc",
      set: "spec.containers[0].securityContext.procMount",
      to: "Unmasked",
      path: "spec.containers[0].securityContext.procMount",
      found: '"Unmasked"',
      wanted: "Default",
    },
    {
      name: "an empty text",
      set: "spec.containers[0].securityContext.procMount",
      to: "",
      path: "spec.containers[0].securityContext.procMount",
      found: '""',
      wanted: "Default",
    },
    {
      name: "an init container",
      set: "spec.initContainers",
      to: [{ securityContext: { procMount: "Unmasked" } }],
      path: "spec.initContainers[0].securityContext.procMount",
      found: '"Unmasked"',
      wanted: "Default",
    },
  ],
  notEvaluated: [...unreadable("spec.containers[0].securityContext.procMount", "a text")],
});

test("leaves pods of a restricted namespace to pss-proc-mount-restricted from Kubernetes 1.35", () => {
  const bad = onePod({ securityContext: { procMount: "Unmasked" } });
  const verdict = (version: string) =>
    verdictOf(pssProcMount, [namespaceAt("restricted", version), ...bad]);
  expect(verdict("v1.35")).toBe("pass");
  expect(verdict("v1.34")).toBe("violation");
});
