import { ecrPolicyNotPublic } from "../../policy-pack/controls/cloud/ecr-policy-not-public";
import { testRoom } from "../support/control-harness";
import { UNKNOWN } from "../support/stack";
import { verdictOf } from "../support/judge";
import { resource } from "../support/stack";
import { fixtures, minimal } from "./fixtures/ecr-policy-not-public";

testRoom(ecrPolicyNotPublic, fixtures, {
  minimal,
  judged: "main",
  notEvaluated: [
    {
      name: "an unknown document",
      set: "policy",
      to: UNKNOWN,
      path: "policy",
      why: "policy is not known during a preview",
    },
  ],
});

test("a statement that an unknown leaves open is not evaluated, and an object is read like text", () => {
  const document = (Statement: unknown) =>
    verdictOf(ecrPolicyNotPublic, [
      resource("aws:ecr/repositoryPolicy:RepositoryPolicy", "main", { policy: { Statement } }),
    ]);
  const refused = { Effect: "Allow", Principal: "*", Action: "kms:Decrypt", Resource: "*" };
  expect(document(refused)).toBe("violation");
  expect(document([refused])).toBe("violation");
  expect(document({ ...refused, Effect: UNKNOWN })).toBe("notEvaluated");
  expect(document({ ...refused, Effect: "Deny" })).toBe("pass");
  expect(document(UNKNOWN)).toBe("notEvaluated");
});
