import { ingNoDefaultBackend } from "../../policy-pack/controls/cluster/ing-no-default-backend";
import { ABSENT, testRoom } from "../support/control-harness";

import { UNKNOWN } from "../support/stack";
import { fixtures, minimal } from "./fixtures/ing-no-default-backend";

testRoom(ingNoDefaultBackend, fixtures, {
  minimal,
  judged: "web",

  passes: [{ name: "no spec", set: "spec", to: ABSENT }],
  fails: [
    {
      name: "a default backend",
      set: "spec.defaultBackend",
      to: { service: { name: "web" } },
      path: "spec.defaultBackend",
      found: "a default backend",
      wanted: "rules with hosts",
    },
    {
      name: "one of an older version",
      set: "spec.backend",
      to: { serviceName: "web" },
      path: "spec.backend",
      found: "a default backend",
      wanted: "rules with hosts",
    },
  ],
  notEvaluated: [
    {
      name: "unknown spec.defaultBackend",
      set: "spec.defaultBackend",
      to: UNKNOWN,
      path: "spec.defaultBackend",
      why: "spec.defaultBackend is not known during a preview",
    },
    {
      name: "unknown spec.backend",
      set: "spec.backend",
      to: UNKNOWN,
      path: "spec.backend",
      why: "spec.backend is not known during a preview",
    },
  ],
});
