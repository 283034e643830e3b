import { ngNodeExpiry } from "../../policy-pack/controls/cloud/ng-node-expiry";
import { ABSENT, testRoom, unreadable } from "../support/control-harness";
import { verdictOf } from "../support/judge";
import { secret } from "../support/stack";
import { fixtures, minimal, patchOf } from "./fixtures/ng-node-expiry";

testRoom(ngNodeExpiry, fixtures, {
  minimal,
  judged: "general",
  passes: [
    { name: "a secret", set: "spec.template.spec.expireAfter", to: secret("24h") },
    { name: "the default", set: "spec.template.spec.expireAfter", to: ABSENT },
  ],
  fails: [
    {
      name: "nodes without end",
      set: "spec.template.spec.expireAfter",
      to: "Never",
      path: "spec.template.spec.expireAfter",
      found: '"Never"',
      wanted: "a duration, such as 336h",
    },
  ],
  notEvaluated: [...unreadable("spec.template.spec.expireAfter", "a text")],
});

test("a patch is judged by what it says", () => {
  expect(verdictOf(ngNodeExpiry, patchOf({}))).toBe("pass");
  expect(verdictOf(ngNodeExpiry, patchOf({ template: { spec: { expireAfter: "Never" } } }))).toBe(
    "violation",
  );
});
