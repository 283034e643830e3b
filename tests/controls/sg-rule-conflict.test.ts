import { sgRuleConflict } from "../../policy-pack/controls/cloud/sg-rule-conflict";
import { testRoom } from "../support/control-harness";
import { verdictOf } from "../support/judge";
import { resource, UNKNOWN } from "../support/stack";
import { fixtures, GROUP, INGRESS, minimal } from "./fixtures/sg-rule-conflict";

testRoom(sgRuleConflict, fixtures, {
  minimal,
  judged: "main",
  fails: [
    {
      name: "an inline list beside a rule of its own",
      set: "egress",
      to: [],
      path: "egress",
      found: "rules of its own beside rule-0",
      wanted: "rules in one place",
    },
  ],
  notEvaluated: [
    {
      name: "an unknown inline list",
      set: "ingress",
      to: UNKNOWN,
      path: "ingress",
      why: "ingress is not known during a preview",
    },
  ],
});

test("the rule of an unknown group leaves groups with their own rules open, and no others", () => {
  const rule = resource(INGRESS, "rule", { securityGroupId: UNKNOWN });
  const group = (inputs: object) => [resource(GROUP, "main", inputs), rule];
  expect(verdictOf(sgRuleConflict, group({ ingress: [{}] }))).toBe("notEvaluated");
  expect(verdictOf(sgRuleConflict, group({}))).toBe("pass");
});
