import { podSecurityContextPresent } from "../../policy-pack/controls/container/pod-security-context-present";
import { ABSENT, testRoom, unreadable } from "../support/control-harness";
import { fixtures, minimal } from "./fixtures/pod-security-context-present";

const paths = ["spec.securityContext", "spec.containers[0].securityContext"];
const wanted = "a security context";

testRoom(podSecurityContextPresent, fixtures, {
  minimal,
  judged: "web",
  fails: paths.flatMap((path) => [
    { name: `no ${path}`, set: path, to: ABSENT, path, found: "absent", wanted },
    { name: `an empty ${path}`, set: path, to: {}, path, found: "nothing in it", wanted },
  ]),
  notEvaluated: paths.flatMap((path) =>
    unreadable(path, "an object").filter(({ name }) => !name.endsWith("an object")),
  ),
});
