import { secNotPulumiPlain } from "../../policy-pack/controls/cluster/sec-not-pulumi-plain";
import { testRoom, unreadable } from "../support/control-harness";
import { secret, UNKNOWN } from "../support/stack";
import { fixtures, minimal } from "./fixtures/sec-not-pulumi-plain";

const path = "stringData.password";

testRoom(secNotPulumiPlain, fixtures, {
  minimal,
  judged: "db",
  passes: [
    { name: "a secret", set: path, to: secret("a") },
    { name: "an unknown secret", set: path, to: secret(UNKNOWN) },
    { name: "a secret map", set: "data", to: secret({ password: "YQ==" }) },
  ],
  fails: ["stringData.password", "data.password"].map((at) => ({
    name: at,
    set: at,
    to: "hunter2",
    path: at,
    found: "a value in plain text",
    wanted: "a Pulumi secret",
  })),
  notEvaluated: [
    ...unreadable("data", "an object").filter(({ name }) => !name.endsWith("an object")),
    {
      name: "an unknown value",
      set: path,
      to: UNKNOWN,
      path,
      why: `${path} is not known during a preview`,
    },
  ],
});
