import { secretsmanagerCmkRotation } from "../../policy-pack/controls/cloud/secretsmanager-cmk-rotation";
import { ABSENT, testRoom, unreadable } from "../support/control-harness";
import { verdictOf } from "../support/judge";
import { resource, UNKNOWN } from "../support/stack";
import { fixtures, minimal, secretWith } from "./fixtures/secretsmanager-cmk-rotation";

testRoom(secretsmanagerCmkRotation, fixtures, {
  minimal,
  judged: "main",
  fails: [
    {
      name: "no key",
      set: "kmsKeyId",
      to: ABSENT,
      path: "kmsKeyId",
      found: 'absent (default "alias/aws/secretsmanager")',
      wanted: "a customer key",
    },
  ],
  notEvaluated: [
    ...unreadable("kmsKeyId", "a text"),
    ...unreadable("rotationRules.automaticallyAfterDays", "a number", "rotation"),
  ],
});

test("a key of the stack settles an unknown one, and a rotation of nobody leaves the secret open", () => {
  const key = resource("aws:kms/key:Key", "key", {});
  const [secret] = secretWith(UNKNOWN);
  const rotation = (sources: readonly string[]) =>
    resource(
      "aws:secretsmanager/secretRotation:SecretRotation",
      "rotation",
      { secretId: UNKNOWN, rotationRules: { automaticallyAfterDays: 7 } },
      { propertyDependencies: { secretId: sources } },
    );
  if (secret === undefined) throw new Error("there is no secret");
  const made = { ...secret, propertyDependencies: { kmsKeyId: [key.urn] } };
  const verdict = (sources: readonly string[]) =>
    verdictOf(secretsmanagerCmkRotation, [key, made, rotation(sources)]);
  expect(verdict([made.urn])).toBe("pass");
  expect(verdict([])).toBe("notEvaluated");
  expect(verdict([key.urn])).toBe("violation");
});
