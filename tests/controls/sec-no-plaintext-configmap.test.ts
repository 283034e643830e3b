import { secNoPlaintextConfigmap } from "../../policy-pack/controls/cluster/sec-no-plaintext-configmap";
import { testRoom, unreadable } from "../support/control-harness";
import { object } from "../support/stack";
import { fixtures, minimal } from "./fixtures/sec-no-plaintext-configmap";

const wanted = "no secret in plain text";
const named = "a value under the name of a secret";

testRoom(secNoPlaintextConfigmap, fixtures, {
  minimal,
  judged: "settings",
  others: [object("core/v1:Secret", "settings", { stringData: { password: "a" } })],
  passes: [
    { name: "a file without secrets", set: "data.mode", to: "passwordFile: /run/db\nretries: 3\n" },
    { name: "a large text", set: "data.mode", to: "x=1\n".repeat(20_000) },
  ],
  fails: [
    {
      name: "a key by its name",
      set: "data.password",
      to: "horse",
      path: "data.password",
      found: named,
      wanted,
    },
    ...["db:\n  password: horse\n", '{\n  "apiKey": "horse",\n}', "a=1\nTOKEN=horse"].map((to) => ({
      name: to,
      set: "data.mode",
      to,
      path: "data.mode",
      found: named,
      wanted,
    })),
  ],
  notEvaluated: [
    ...unreadable("data", "an object").filter(({ name }) => !name.endsWith("an object")),
    ...unreadable("data.mode", "a text"),
  ],
});
