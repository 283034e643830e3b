import { iamTrustNoStar } from "../../policy-pack/controls/cloud/iam-trust-no-star";
import { testRoom } from "../support/control-harness";
import { UNKNOWN } from "../support/stack";
import { verdictOf } from "../support/judge";
import { resource } from "../support/stack";
import { fixtures, minimal } from "./fixtures/iam-trust-no-star";

testRoom(iamTrustNoStar, fixtures, {
  minimal,
  judged: "main",
  notEvaluated: [
    {
      name: "an unknown document",
      set: "assumeRolePolicy",
      to: UNKNOWN,
      path: "assumeRolePolicy",
      why: "assumeRolePolicy is not known during a preview",
    },
  ],
});

test("a statement that an unknown leaves open is not evaluated, and an object is read like text", () => {
  const document = (Statement: unknown) =>
    verdictOf(iamTrustNoStar, [
      resource("aws:iam/role:Role", "main", { assumeRolePolicy: { Statement } }),
    ]);
  const refused = { Effect: "Allow", Principal: { AWS: "*" }, Action: "sts:AssumeRole" };
  expect(document(refused)).toBe("violation");
  expect(document([refused])).toBe("violation");
  expect(document({ ...refused, Effect: UNKNOWN })).toBe("notEvaluated");
  expect(document({ ...refused, Effect: "Deny" })).toBe("pass");
  expect(document(UNKNOWN)).toBe("notEvaluated");
});
