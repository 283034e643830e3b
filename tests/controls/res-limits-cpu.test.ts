import { resLimitsCpu } from "../../policy-pack/controls/container/res-limits-cpu";
import { ABSENT, testRoom, unreadable } from "../support/control-harness";
import { judge } from "../support/judge";
import { fixtures, minimal } from "./fixtures/res-limits-cpu";

const path = "spec.containers[0].resources.limits.cpu";

testRoom(resLimitsCpu, fixtures, {
  minimal,
  judged: "web",
  passes: [{ name: "whole cores", set: path, to: 2 }],
  fails: [{ name: "absent", set: path, to: ABSENT, path, found: "absent", wanted: "a limit" }],
  notEvaluated: unreadable(path, "a text").filter(({ name }) => /unknown|list|object/.test(name)),
});

test("the highest limit can be configured", () => {
  const engine = new Map([[resLimitsCpu.id, { properties: { maximum: "0.25" } }]]);
  const { findings } = judge(minimal, { controls: [resLimitsCpu], engine }).evaluations;
  expect(findings).toMatchObject([{ found: '"500m"', wanted: "at most 0.25" }]);
});
