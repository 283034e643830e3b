import { scDefaultSingle } from "../../policy-pack/controls/cluster/sc-default-single";
import { testRoom } from "../support/control-harness";
import { judge } from "../support/judge";
import { UNKNOWN } from "../support/stack";
import { fixtures, minimal, storageClass } from "./fixtures/sc-default-single";

const annotation = 'metadata.annotations["storageclass.kubernetes.io/is-default-class"]';
const marked = {
  name: "slow",
  annotations: { "storageclass.kubernetes.io/is-default-class": "true" },
};

testRoom(scDefaultSingle, fixtures, {
  minimal,
  judged: "slow",
  passes: [{ name: "no annotations", set: "metadata", to: { name: "slow" } }],
  fails: [
    {
      name: "a second default",
      set: "metadata",
      to: marked,
      path: annotation,
      found: "a second default class",
      wanted: "one default class",
    },
  ],
});

test("an unknown mark is not evaluated where it decides", () => {
  const reasons = (...stack: Parameters<typeof judge>[0]) =>
    judge(stack, { controls: [scDefaultSingle] }).finished.map(({ status, urn }) => [status, urn]);
  const [fast, slow] = [storageClass("fast", "true"), storageClass("slow", UNKNOWN)];
  expect(reasons(fast, slow)).toEqual([["notEvaluated", slow.urn]]);
  expect(reasons(slow)).toEqual([]);
  expect(reasons(slow, fast)).toEqual([["notEvaluated", fast.urn]]);
});
