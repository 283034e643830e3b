import { secNoPlaintextEnv } from "../../policy-pack/controls/container/sec-no-plaintext-env";
import { ABSENT, testRoom, unreadable } from "../support/control-harness";
import { UNKNOWN } from "../support/stack";
import { fixtures, minimal, SECRETS } from "./fixtures/sec-no-plaintext-env";

const entry = "spec.containers[0].env[0]";
const path = `${entry}.value`;

const HARMLESS: readonly (readonly [string, string])[] = [
  ["PASSWORD_FILE", "/run/secrets/password"],
  ["TOKEN", "$(TOKEN_FROM_ELSEWHERE)"],
  ["SECRET", "true"],
  ["TOKEN_TTL", "3600"],
  ["TOKEN", "https://issuer.example/oauth"],
  ["IMAGE", `registry.example/web@sha256:${"0123456789abcdef".repeat(4)}`],
  ["ROLE", "arn:aws:iam::111122223333:role/application-with-a-long-name"],
  ["ID", "0f8fad5b-d9cb-469f-a165-70867728950e"],
  ["KEY", "a".repeat(100_000)],
  ["TOKEN", ""],
];

testRoom(secNoPlaintextEnv, fixtures, {
  minimal,
  judged: "web",
  passes: [
    { name: "no value", set: path, to: ABSENT },
    ...HARMLESS.map(([name, value], index) => ({
      name: `${name} (${String(index)})`,
      set: entry,
      to: { name, value },
    })),
  ],
  fails: SECRETS.map(([found, name, value], index) => ({
    name: `${found} (${String(index)})`,
    set: entry,
    to: { name, value },
    path,
    found,
    wanted: "no secret in plain text",
  })),
  notEvaluated: [
    ...unreadable(path, "a text"),
    {
      name: "an unknown name",
      set: `${entry}.name`,
      to: UNKNOWN,
      path: `${entry}.name`,
      why: `${entry}.name is not known during a preview`,
    },
  ],
});
