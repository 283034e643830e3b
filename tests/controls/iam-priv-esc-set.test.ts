import { iamPrivEscSet } from "../../policy-pack/controls/cloud/iam-priv-esc-set";
import { ESCALATIONS } from "../../policy-pack/kernel/escalations";
import { testRoom } from "../support/control-harness";
import { judge, nameOf, verdictOf } from "../support/judge";
import { UNKNOWN, type Stack } from "../support/stack";
import { UNKNOWN_DOCUMENT } from "../support/resource-policies";
import {
  attached,
  attachedByOutput,
  fixtures,
  inline,
  LAUNCH,
  LIST,
  managed,
  minimal,
  PASS,
  policy,
  role,
} from "./fixtures/iam-priv-esc-set";

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
    UNKNOWN_DOCUMENT,
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

describe("the policies of a role together", () => {
  const findings = (...stack: Stack) =>
    judge(stack, { controls: [iamPrivEscSet] }).evaluations.findings.map((finding) => [
      nameOf(finding),
      finding.status === "violation" ? finding.found : finding.reason,
    ]);
  const together = [["builder", "policies that together allow iam:PassRole with ec2:RunInstances"]];

  test("allow what none of them does, however the role has them", () => {
    expect(findings(role(), inline(PASS), ...attached(LAUNCH))).toEqual(together);
    expect(findings(role(), inline(PASS), ...attachedByOutput(LAUNCH))).toEqual(together);
    expect(findings(role({ inlinePolicies: [{ policy: PASS }] }), inline(LAUNCH))).toEqual(
      together,
    );
    expect(findings(role(), inline(PASS), managed("AmazonEC2FullAccess"))).toEqual(together);
    const listed = role({ managedPolicyArns: ["arn:aws:iam::111122223333:policy/ci/second"] });
    expect(findings(listed, inline(PASS), ...attached(LAUNCH, { role: "other" }))).toEqual(
      together,
    );
  });

  test("are not told again where one document allows it alone", () => {
    const whole = policy({ Action: ["iam:PassRole", "ec2:RunInstances"] });
    const document = JSON.stringify((whole[0]?.inputs as { readonly policy: unknown }).policy);
    expect(findings(role(), inline(document), ...attached(LIST)).map(([name]) => name)).toEqual([
      "inline",
    ]);
  });

  test("are less with what one of them denies", () => {
    const denial = JSON.stringify({
      Statement: [{ Effect: "Deny", Action: "iam:PassRole", Resource: "*" }],
    });
    expect(findings(role(), inline(PASS), ...attached(LAUNCH), managed("ReadOnlyAccess"))).toEqual(
      together,
    );
    const denied = role({ inlinePolicies: [{ policy: denial }] });
    expect(findings(denied, inline(PASS), ...attached(LAUNCH))).toEqual([]);
  });

  test("of another role do not count", () => {
    expect(findings(role(), inline(PASS, "other"), ...attached(LAUNCH))).toEqual([]);
  });

  test("of AWS count by themselves: nobody else judges them", () => {
    const [[name, found] = []] = findings(role(), managed("IAMFullAccess"));
    expect(name).toBe("builder");
    expect(found).toContain("iam:PutRolePolicy");
  });

  test("that are not in the stack are not evaluated, unless the others settle it", () => {
    const elsewhere = attached(LIST, { role: "builder", policyArn: "arn:aws:iam::1:policy/x" });
    const gap = [["builder", "a policy of policyArn is not in the stack"]];
    expect(findings(role(), ...elsewhere)).toEqual(gap);
    expect(findings(role(), inline(PASS), ...elsewhere)).toEqual(gap);
    expect(findings(role(), inline(PASS), managed("AmazonEC2FullAccess"), ...elsewhere)).toEqual(
      together,
    );
    expect(findings(role(), managed("SomethingNew"))).toEqual([
      ["builder", "what AWS allows with SomethingNew is not in the pack's table"],
    ]);
  });

  test("may be more where nothing tells the role of an attachment", () => {
    const open = attached(LAUNCH, { role: UNKNOWN });
    expect(findings(role(), inline(PASS), ...open)).toEqual([
      ["builder", "nothing tells the role of an attachment"],
    ]);
    expect(findings(role(), inline(LIST), ...open)).toEqual([]);
  });
});
