import { resRequests } from "../../policy-pack/controls/container/res-requests";
import { ABSENT, testRoom, unreadable } from "../support/control-harness";
import { fixtures, minimal } from "./fixtures/res-requests";

const path = "spec.containers[0].resources.requests.memory";
const limits = "spec.containers[0].resources.limits";

testRoom(resRequests, fixtures, {
  minimal,
  judged: "web",
  passes: [
    {
      name: "limits alone",
      set: "spec.containers[0].resources",
      to: { limits: { cpu: 1, memory: "1G" } },
    },
    { name: "an ephemeral container", set: "spec.ephemeralContainers", to: [{ name: "debug" }] },
  ],
  fails: [
    { name: "no memory", set: path, to: ABSENT, path, found: "absent", wanted: "a request" },
    {
      name: "less memory than asked for",
      set: limits,
      to: { memory: "32Mi" },
      path,
      found: '"64Mi"',
      wanted: 'at most the limit, "32Mi"',
    },
  ],
  notEvaluated: [
    ...unreadable(path, "a text").filter(({ name }) => /unknown|list|object/.test(name)),
    { name: "no quantity", set: path, to: "much", path, why: `expected a quantity at ${path}` },
  ],
});
