import { podHardenedRuntimeClass } from "../../policy-pack/controls/container/pod-hardened-runtime-class";
import { ABSENT, testRoom, unreadable } from "../support/control-harness";
import { judge } from "../support/judge";
import { UNKNOWN, type Stack } from "../support/stack";
import { fixtures, minimal, namespace, pod } from "./fixtures/pod-hardened-runtime-class";

const path = "spec.runtimeClassName";

testRoom(podHardenedRuntimeClass, fixtures, {
  minimal,
  judged: "web",
  passes: [{ name: "a trusted namespace", on: "space", set: "metadata.labels", to: {} }],
  fails: [
    {
      name: "no class",
      set: path,
      to: ABSENT,
      path,
      found: "no sandbox",
      wanted: "a runtime class",
    },
  ],
  notEvaluated: unreadable(path, "a text"),
});

test("a pod without a sandbox is not evaluated where its namespace's trust is unknown", () => {
  const statuses = (stack: Stack) =>
    judge(stack, { controls: [podHardenedRuntimeClass] }).finished.map(({ status }) => status);
  expect(statuses([namespace(UNKNOWN), pod({})])).toEqual(["notEvaluated"]);
  expect(statuses([namespace("untrusted"), pod({}, UNKNOWN)])).toEqual(["notEvaluated"]);
  expect(statuses([namespace("untrusted", UNKNOWN), pod({})])).toEqual(["notEvaluated"]);
  expect(statuses([namespace("trusted"), pod({})])).toEqual([]);
});
