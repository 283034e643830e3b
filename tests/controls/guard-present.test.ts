import { guardPresent } from "../../policy-pack/controls/cluster/guard-present";
import { testRoom } from "../support/control-harness";
import { verdictOf } from "../support/judge";
import { UNKNOWN, type Stack } from "../support/stack";
import { ABSENT } from "../support/tweak";
import { fixtures, minimal, policy, unguarded, without } from "./fixtures/guard-present";

const on = "img-digest";
const set = "metadata.annotations";
const key = "hardened-cluster/control";
const none = {
  path: "",
  found: "no admission policy for img-digest",
  wanted: "an admission policy for each",
};
const gap = { path: "", why: "an admission policy is not fully known" };

testRoom(guardPresent, fixtures, {
  minimal,
  judged: "blue",
  passes: [{ name: "further annotations", on, set, to: { [key]: "img-digest", team: "platform" } }],
  fails: [
    { name: "a policy without annotations", on, set, to: ABSENT, ...none },
    { name: "a policy for another control", on, set, to: { [key]: "img-no-latest" }, ...none },
  ],
  notEvaluated: [
    { name: "unknown annotations", on, set, to: UNKNOWN, ...gap },
    { name: "an unknown control", on, set, to: { [key]: UNKNOWN }, ...gap },
    { name: "unknown metadata", on, set: "metadata", to: UNKNOWN, ...gap },
  ],
});

const verdict = (stack: Stack) => verdictOf(guardPresent, stack);

test("does not apply to a cluster without objects in it, nor to objects without their cluster", () => {
  const [cluster, ...objects] = unguarded;
  if (cluster === undefined) throw new Error("the fixture is incomplete");
  expect(verdict([cluster])).toBe("notApplicable");
  expect(verdict(objects)).toBe("notApplicable");
});

test("does not count a patch of a policy", () => {
  expect(verdict([...without(on), policy(on, "Patch")])).toBe("notEvaluated");
});
