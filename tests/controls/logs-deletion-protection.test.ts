import { logsDeletionProtection } from "../../policy-pack/controls/cloud/logs-deletion-protection";
import { ABSENT, testRoom, unreadable } from "../support/control-harness";
import { judge } from "../support/judge";
import { resource, UNKNOWN } from "../support/stack";
import { fixtures, minimal } from "./fixtures/logs-deletion-protection";

const set = "deletionProtectionEnabled";
const wrong = { set, path: set, wanted: "true" };

testRoom(logsDeletionProtection, fixtures, {
  minimal,
  judged: "main",
  passes: [{ name: "an unknown name of a protected group", set: "name", to: UNKNOWN }],
  fails: [
    { name: "false", to: false, found: "false", ...wrong },
    { name: "absent", to: ABSENT, found: "absent (default false)", ...wrong },
  ],
  notEvaluated: unreadable(set, "true or false"),
});

test("does not evaluate a group of unknown name without protection", () => {
  const group = resource("aws:cloudwatch/logGroup:LogGroup", "main", { name: UNKNOWN });
  const { findings } = judge([group], { controls: [logsDeletionProtection] }).evaluations;
  expect(findings).toMatchObject([{ status: "notEvaluated", path: "name" }]);
});
