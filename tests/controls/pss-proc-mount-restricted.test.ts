import { pssProcMountRestricted } from "../../policy-pack/controls/container/pss-proc-mount-restricted";
import { testRoom, unreadable } from "../support/control-harness";
import { fixtures, minimal } from "./fixtures/pss-proc-mount-restricted";

testRoom(pssProcMountRestricted, fixtures, {
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
      name: "an ephemeral container",
      set: "spec.ephemeralContainers",
      to: [{ securityContext: { procMount: "Unmasked" } }],
      path: "spec.ephemeralContainers[0].securityContext.procMount",
      found: '"Unmasked"',
      wanted: "Default",
    },
  ],
  notEvaluated: [...unreadable("spec.containers[0].securityContext.procMount", "a text")],
});
