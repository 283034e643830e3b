import type { Control } from "../../policy-pack/kernel/control";
import { testRoom } from "./control-harness";
import { verdictOf } from "./judge";
import { ANYBODY, UNKNOWN_DOCUMENT, type PolicyRoom } from "./resource-policies";
import { UNKNOWN } from "./stack";

/** Tests of a control that lets no policy of resources be open to anybody. */
export function testResourcePolicies(control: Control, room: PolicyRoom): void {
  testPolicyDocuments(control, room, ANYBODY);
}

/** Tests of a control on the property `policy` that refuses documents with a statement. */
export function testPolicyDocuments(
  control: Control,
  { minimal, fixtures }: PolicyRoom,
  refused: Readonly<Record<string, unknown>>,
): void {
  testRoom(control, fixtures, {
    minimal,
    judged: "main",
    notEvaluated: [UNKNOWN_DOCUMENT],
  });

  test("a statement that an unknown leaves open is not evaluated, and an object is read like text", () => {
    const document = (Statement: unknown) =>
      verdictOf(
        control,
        minimal.map((one) => ({ ...one, inputs: { policy: { Statement } } })),
      );
    expect(document(refused)).toBe("violation");
    expect(document([refused])).toBe("violation");
    expect(document({ ...refused, Effect: UNKNOWN })).toBe("notEvaluated");
    expect(document({ ...refused, Effect: "Deny" })).toBe("pass");
    expect(document(UNKNOWN)).toBe("notEvaluated");
  });
}
