import { haReplicas } from "../../policy-pack/controls/container/ha-replicas";
import { ABSENT, testRoom, unreadable } from "../support/control-harness";
import { judge } from "../support/judge";
import { object, UNKNOWN } from "../support/stack";
import { fixtures, minimal, scaled, scaler } from "./fixtures/ha-replicas";

const path = "spec.replicas";

testRoom(haReplicas, fixtures, {
  minimal,
  judged: "web",
  fails: [
    { name: "one", set: path, to: 1, path, found: "1", wanted: "2 or more" },
    {
      name: "absent",
      set: path,
      to: ABSENT,
      path,
      found: "absent (default 1)",
      wanted: "2 or more",
    },
  ],
  notEvaluated: unreadable(path, "a number"),
});

const controls = [haReplicas];

test("a scaler owns the number of what it names", () => {
  expect(judge(scaled, { controls }).evaluations.findings).toEqual([]);
});

test("too few beside a scaler of something unknown is not evaluated", () => {
  const [web] = scaled;
  if (web === undefined) throw new Error("the stack is empty");
  const stack = [web, scaler({ kind: "Deployment", name: UNKNOWN })];
  expect(judge(stack, { controls }).finished).toMatchObject([
    { status: "notEvaluated", path, reason: "what web-scaler scales is not known" },
  ]);
});

test("a scaler of another namespace does not count", () => {
  const [web] = scaled;
  const other = object("autoscaling/v2:HorizontalPodAutoscaler", "other", {
    metadata: { namespace: "other" },
    spec: { scaleTargetRef: { kind: "Deployment", name: "web" } },
  });
  const stack = web === undefined ? [] : [web, other];
  expect(judge(stack, { controls }).finished).toMatchObject([{ status: "violation" }]);
});
