import { resLimitsMemory } from "../../policy-pack/controls/container/res-limits-memory";
import { ABSENT, testRoom, unreadable } from "../support/control-harness";
import { judge } from "../support/judge";
import { fixtures, minimal } from "./fixtures/res-limits-memory";

const path = "spec.containers[0].resources.limits.memory";

testRoom(resLimitsMemory, fixtures, {
  minimal,
  judged: "web",
  passes: [{ name: "a number of bytes", set: path, to: 67108864 }],
  fails: [{ name: "absent", set: path, to: ABSENT, path, found: "absent", wanted: "a limit" }],
  notEvaluated: unreadable(path, "a text").filter(({ name }) => /unknown|list|object/.test(name)),
});

test("the highest limit can be configured", () => {
  const at = (maximum: string) => {
    const engine = new Map([[resLimitsMemory.id, { properties: { maximum } }]]);
    return judge(minimal, { controls: [resLimitsMemory], engine }).evaluations.findings;
  };
  expect(at("64Mi")).toEqual([]);
  expect(at("64M")).toMatchObject([{ path, found: '"64Mi"', wanted: "at most 64M" }]);
});
