import { wlNoBarePods } from "../../policy-pack/controls/container/wl-no-bare-pods";
import { ABSENT, testRoom, unreadable } from "../support/control-harness";
import { verdictOf } from "../support/judge";
import { object } from "../support/stack";
import { fixtures, minimal } from "./fixtures/wl-no-bare-pods";

const path = "metadata.ownerReferences";
const wanted = "a Deployment, StatefulSet, DaemonSet or Job";

testRoom(wlNoBarePods, fixtures, {
  minimal,
  judged: "web",
  fails: [
    { name: "none", set: path, to: ABSENT, path, found: "no controller", wanted },
    { name: "an empty list", set: path, to: [], path, found: "no controller", wanted },
  ],
  notEvaluated: unreadable(path, "a list"),
});

test.each(["apps/v1:Deployment", "core/v1:PodPatch"])("leaves %s alone", (token) => {
  expect(verdictOf(wlNoBarePods, [object(token, "web", {})])).toBe("notApplicable");
});
