import { podNonRootGroups } from "../../policy-pack/controls/container/pod-non-root-groups";
import { testRoom, unreadable } from "../support/control-harness";
import { fixtures, minimal } from "./fixtures/pod-non-root-groups";

const objection = { found: "0", wanted: "any group but 0" };
const places = [
  "spec.containers[0].securityContext.runAsGroup",
  "spec.securityContext.runAsGroup",
  "spec.securityContext.fsGroup",
];

testRoom(podNonRootGroups, fixtures, {
  minimal,
  judged: "web",
  passes: [
    { name: "no supplemental groups", set: "spec.securityContext", to: { supplementalGroups: [] } },
  ],
  fails: [
    ...places.map((path) => ({ name: path, set: path, to: 0, path, ...objection })),
    {
      name: "a supplemental group",
      set: "spec.securityContext",
      to: { supplementalGroups: [7, 0] },
      path: "spec.securityContext.supplementalGroups[1]",
      ...objection,
    },
  ],
  notEvaluated: [
    ...places.flatMap((path) => unreadable(path, "a number")),
    ...unreadable("spec.securityContext.supplementalGroups", "a list"),
  ],
});
