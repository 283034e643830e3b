import { iamIrsaTrust } from "../../policy-pack/controls/cloud/iam-irsa-trust";
import { testRoom } from "../support/control-harness";
import { verdictOf } from "../support/judge";
import { UNKNOWN } from "../support/stack";
import { fixtures, ISSUER, minimal, role } from "./fixtures/iam-irsa-trust";

const WANTED = "StringEquals on :sub with system:serviceaccount:<namespace>:<name>, and on :aud";

testRoom(iamIrsaTrust, fixtures, {
  minimal,
  judged: "main",
  passes: [
    {
      name: "trust in another provider",
      set: "assumeRolePolicy.Statement[0].Principal",
      to: {
        Federated: "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com",
      },
    },
  ],
  fails: [
    {
      name: "a statement without conditions",
      set: "assumeRolePolicy.Statement[0].Condition",
      to: {},
      path: "assumeRolePolicy",
      found: "trust in more than named service accounts in statement 1",
      wanted: WANTED,
    },
  ],
  notEvaluated: [
    {
      name: "an unknown document",
      set: "assumeRolePolicy",
      to: UNKNOWN,
      path: "assumeRolePolicy",
      why: "assumeRolePolicy is not known during a preview",
    },
    {
      name: "an unknown provider with conditions that hold nobody",
      set: "assumeRolePolicy.Statement[0]",
      to: {
        Effect: "Allow",
        Principal: { Federated: UNKNOWN },
        Action: "sts:AssumeRoleWithWebIdentity",
      },
      path: "assumeRolePolicy",
      why: "a part of statement 1 is not known during a preview",
    },
  ],
});

test("one unknown subject among known ones leaves it open, one that is too wide decides", () => {
  const subjects = (...values: readonly string[]) =>
    verdictOf(
      iamIrsaTrust,
      role({ StringEquals: { [`${ISSUER}:sub`]: values, [`${ISSUER}:aud`]: "sts.amazonaws.com" } }),
    );
  expect(subjects("system:serviceaccount:shop:orders", UNKNOWN)).toBe("notEvaluated");
  expect(subjects("system:serviceaccount:shop:*", UNKNOWN)).toBe("violation");
});
