import { iamPrivEscSet } from "../../policy-pack/controls/cloud/iam-priv-esc-set";
import { ESCALATIONS } from "../../policy-pack/kernel/escalations";
import { testRoom } from "../support/control-harness";
import { judge, verdictOf } from "../support/judge";
import { UNKNOWN } from "../support/stack";
import { fixtures, minimal, policy } from "./fixtures/iam-priv-esc-set";

testRoom(iamPrivEscSet, fixtures, {
  minimal,
  judged: "main",
  passes: [
    {
      name: "every action, which is for another control",
      set: "policy.Statement[0].Action",
      to: "*",
    },
  ],
  fails: [
    {
      name: "any role",
      set: "policy.Statement[0].Resource",
      to: "*",
      path: "policy",
      found: "iam:PutRolePolicy",
      wanted: "named roles, users, policies or clusters",
    },
  ],
  notEvaluated: [
    {
      name: "an unknown document",
      set: "policy",
      to: UNKNOWN,
      path: "policy",
      why: "policy is not known during a preview",
    },
    {
      name: "an unknown resource",
      set: "policy.Statement[0].Resource",
      to: UNKNOWN,
      path: "policy",
      why: "a part of it is not known during a preview",
    },
  ],
});

test.each(ESCALATIONS)(
  "$name is refused whole, and not with one action less",
  ({ name, actions }) => {
    const found = (allowed: readonly string[]) =>
      judge(policy({ Action: allowed }), {
        controls: [iamPrivEscSet],
      }).evaluations.findings.flatMap((finding) => finding.found.split(", "));
    expect(found(actions)).toContain(name);
    for (const left of actions)
      expect(found(actions.filter((one) => one !== left))).not.toContain(name);
  },
);

test("an unknown service leaves a way open, an unknown denial too", () => {
  const pass = {
    Action: "iam:PassRole",
    Condition: { StringEquals: { "iam:PassedToService": UNKNOWN } },
  };
  expect(verdictOf(iamPrivEscSet, policy({ Action: "ec2:RunInstances" }, pass))).toBe(
    "notEvaluated",
  );
  const denial = { Effect: "Deny", Action: UNKNOWN };
  expect(verdictOf(iamPrivEscSet, policy({ Action: "iam:PutRolePolicy" }, denial))).toBe(
    "notEvaluated",
  );
});
