import { resEphemeralStorage } from "../../policy-pack/controls/container/res-ephemeral-storage";
import { ABSENT, testRoom, unreadable } from "../support/control-harness";
import { fixtures, minimal } from "./fixtures/res-ephemeral-storage";

const path = "spec.volumes[0].emptyDir.sizeLimit";

testRoom(resEphemeralStorage, fixtures, {
  minimal,
  judged: "web",
  passes: [{ name: "no volumes", set: "spec.volumes", to: ABSENT }],
  fails: [
    { name: "no size", set: path, to: ABSENT, path, found: "absent", wanted: "a size" },
    {
      name: "no bound of the container",
      set: "spec.containers[0].resources",
      to: ABSENT,
      path: 'spec.containers[0].resources.requests["ephemeral-storage"]',
      found: "absent",
      wanted: "a request",
    },
  ],
  notEvaluated: unreadable(path, "a text").filter(({ name }) => /unknown|list|object/.test(name)),
});
