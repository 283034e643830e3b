import { secExternal } from "../../policy-pack/controls/cluster/sec-external";
import { testRoom, unreadable } from "../support/control-harness";
import { judge } from "../support/judge";
import { object, UNKNOWN } from "../support/stack";
import { fixtures, minimal } from "./fixtures/sec-external";

const wanted = "an external store";
const found = "values in the cluster";

testRoom(secExternal, fixtures, {
  minimal,
  judged: "db",
  passes: [{ name: "an unknown type of an empty Secret", set: "type", to: UNKNOWN }],
  fails: ["data", "stringData"].map((path) => ({
    name: path,
    set: path,
    to: { a: "b" },
    path,
    found,
    wanted,
  })),
  notEvaluated: ["data", "stringData"].flatMap((path) =>
    unreadable(path, "an object").filter(({ name }) => !name.endsWith("an object")),
  ),
});

test("a Secret with content of an unknown type is not evaluated", () => {
  const stack = [object("core/v1:Secret", "db", { type: UNKNOWN, data: { a: "b" } })];
  expect(judge(stack, { controls: [secExternal] }).finished).toMatchObject([
    { status: "notEvaluated", path: "type" },
  ]);
});
