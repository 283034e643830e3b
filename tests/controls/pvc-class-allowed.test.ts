import { pvcClassAllowed } from "../../policy-pack/controls/cluster/pvc-class-allowed";
import { ABSENT, testRoom, unreadable } from "../support/control-harness";
import { judge } from "../support/judge";
import { fixtures, minimal } from "./fixtures/pvc-class-allowed";

const path = "spec.storageClassName";

testRoom(pvcClassAllowed, fixtures, {
  minimal,
  judged: "data",
  passes: [{ name: "no class on purpose", set: path, to: "" }],
  fails: [
    { name: "absent", set: path, to: ABSENT, path, found: "absent", wanted: "a storage class" },
  ],
  notEvaluated: unreadable(path, "a text").filter(({ name }) => !name.endsWith("a text")),
});

test("the classes can be configured", () => {
  const engine = new Map([[pvcClassAllowed.id, { properties: { classes: ["slow"] } }]]);
  const { findings } = judge(minimal, { controls: [pvcClassAllowed], engine }).evaluations;
  expect(findings).toMatchObject([{ found: '"fast"', wanted: "one of slow" }]);
});
