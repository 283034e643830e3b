import type { Control } from "../../policy-pack/kernel/control";
import { testRoom } from "./control-harness";
import { verdictOf } from "./judge";
import { ANYBODY, type PolicyRoom } from "./resource-policies";
import { UNKNOWN } from "./stack";

/** Tests of a control that lets no policy of resources be open to anybody. */
export function testResourcePolicies(control: Control, { minimal, fixtures }: PolicyRoom): void {
  testRoom(control, fixtures, {
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
      verdictOf(
        control,
        minimal.map((one) => ({ ...one, inputs: { policy: { Statement } } })),
      );
    expect(document(ANYBODY)).toBe("violation");
    expect(document([ANYBODY])).toBe("violation");
    expect(document({ ...ANYBODY, Effect: UNKNOWN })).toBe("notEvaluated");
    expect(document({ ...ANYBODY, Effect: "Deny" })).toBe("pass");
    expect(document(UNKNOWN)).toBe("notEvaluated");
  });
}
