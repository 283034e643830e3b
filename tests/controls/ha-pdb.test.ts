import { haPdb } from "../../policy-pack/controls/container/ha-pdb";
import { testRoom } from "../support/control-harness";
import { judge } from "../support/judge";
import { UNKNOWN, type Stack } from "../support/stack";
import { budget, fixtures, minimal, workload } from "./fixtures/ha-pdb";

const max = "spec.maxUnavailable";
const wanted = "a budget that lets one pod go";

testRoom(haPdb, fixtures, {
  minimal,
  judged: "budget",
  passes: [
    { name: "half", set: max, to: "50%" },
    { name: "one replica", on: "web", set: "spec.replicas", to: 1 },
  ],
  fails: [
    { name: "none", set: max, to: 0, path: max, found: "0", wanted },
    { name: "no percent", set: max, to: "0%", path: max, found: '"0%"', wanted },
    {
      name: "all",
      set: "spec.minAvailable",
      to: "100%",
      path: "spec.minAvailable",
      found: '"100%"',
      wanted,
    },
  ],
  notEvaluated: [
    {
      name: "an unknown budget",
      set: max,
      to: UNKNOWN,
      path: max,
      why: `${max} is not known during a preview`,
    },
    {
      name: "a list",
      set: max,
      to: [],
      path: max,
      why: `expected a number or a percentage at ${max}`,
    },
  ],
});

test("a workload needs a budget of its own namespace and labels", () => {
  const statuses = (stack: Stack) =>
    judge(stack, { controls: [haPdb] }).evaluations.findings.map(({ status, found }) => [
      status,
      found,
    ]);
  const labels = { app: "web" };
  const none = [["violation", "no disruption budget"]];
  expect(statuses([workload(2, labels)])).toEqual(none);
  expect(statuses([workload(2, labels), budget({ app: "shop" })])).toEqual(none);
  expect(statuses([workload(2, labels), budget(labels, {}, "other")])).toEqual(none);
  expect(statuses([workload(2, UNKNOWN), budget(labels)])).toEqual([["notEvaluated", "not known"]]);
  expect(statuses([workload(UNKNOWN, labels)])).toEqual([["notEvaluated", "not known"]]);
  expect(statuses([workload(2, labels), budget(UNKNOWN)])).toEqual([["notEvaluated", "not known"]]);
});
