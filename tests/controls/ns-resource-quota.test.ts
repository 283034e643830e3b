import { nsResourceQuota } from "../../policy-pack/controls/cluster/ns-resource-quota";
import { testCompanion } from "../support/namespace-companion-tests";
import { UNKNOWN } from "../support/stack";
import * as room from "./fixtures/ns-resource-quota";

const LIMITS = { "limits.cpu": "8", "limits.memory": "16Gi" };

testCompanion(nsResourceQuota, room, {
  found: "no requests.cpu, requests.memory, limits.cpu, limits.memory",
  wanted: "a ResourceQuota for cpu and memory",
  passes: [
    {
      name: "the short names of requests",
      set: "spec.hard",
      to: { cpu: "4", memory: "8Gi", ...LIMITS },
    },
  ],
  fails: [
    {
      name: "limits alone",
      set: "spec.hard",
      to: LIMITS,
      found: "no requests.cpu, requests.memory",
    },
  ],
  notEvaluated: [{ name: "unknown limits", set: "spec.hard", to: UNKNOWN }],
});
