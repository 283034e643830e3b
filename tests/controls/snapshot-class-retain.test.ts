import { snapshotClassRetain } from "../../policy-pack/controls/cluster/snapshot-class-retain";
import { ABSENT, testRoom, unreadable } from "../support/control-harness";
import { verdictOf } from "../support/judge";
import { object } from "../support/stack";
import { fixtures, minimal } from "./fixtures/snapshot-class-retain";

const set = "deletionPolicy";
const wrong = { set, path: set, wanted: '"Retain"' };

testRoom(snapshotClassRetain, fixtures, {
  minimal,
  judged: "main",
  fails: [
    { name: "Delete", to: "Delete", found: '"Delete"', ...wrong },
    { name: "no policy", to: ABSENT, found: "absent", ...wrong },
  ],
  notEvaluated: unreadable(set, "a text"),
});

test("does not evaluate a patch that leaves the policy alone, and objects to one that sets it", () => {
  const verdict = (content: Readonly<Record<string, unknown>>) =>
    verdictOf(snapshotClassRetain, [
      object("snapshot.storage.k8s.io/v1:VolumeSnapshotClassPatch", "main", content),
    ]);
  expect(verdict({})).toBe("notEvaluated");
  expect(verdict({ deletionPolicy: "Delete" })).toBe("violation");
});
