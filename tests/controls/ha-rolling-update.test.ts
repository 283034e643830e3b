import { haRollingUpdate } from "../../policy-pack/controls/container/ha-rolling-update";
import { testRoom, unreadable } from "../support/control-harness";
import { fixtures, minimal } from "./fixtures/ha-rolling-update";

const path = "spec.strategy.type";

testRoom(haRollingUpdate, fixtures, {
  minimal,
  judged: "web",
  passes: [{ name: "RollingUpdate", set: path, to: "RollingUpdate" }],
  fails: [
    {
      name: "Recreate",
      set: path,
      to: "Recreate",
      path,
      found: '"Recreate"',
      wanted: '"RollingUpdate"',
    },
  ],
  notEvaluated: unreadable(path, "a text").filter(({ name }) => !name.endsWith("a text")),
});
