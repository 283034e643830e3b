import type { Control } from "../../policy-pack/kernel/control";
import { ABSENT, testRoom, type Row } from "./control-harness";
import { verdictOf } from "./judge";
import { companion, namespace, type CompanionRoom } from "./namespace-companions";
import { object, UNKNOWN } from "./stack";

/** A change of the object. */
type Change = Omit<Row, "on">;

interface Expectations {
  /** What is found where the namespace has no such object, and what is wanted. */
  readonly found: string;
  readonly wanted: string;
  readonly passes?: readonly Change[];
  readonly fails: readonly (Change & { readonly found?: string })[];
  readonly notEvaluated: readonly Change[];
}

/** Tests of a control that wants an object in each namespace. */
export function testCompanion(
  control: Control,
  { token, minimal, fixtures }: CompanionRoom,
  { found, wanted, passes = [], fails, notEvaluated }: Expectations,
): void {
  const on = "companion";
  const none = { path: "", found, wanted };
  const kind = token.split(":").at(-1) ?? token;
  const gap = { path: "", why: `${kind} companion is not fully known` };
  const absent = [
    { name: "an object of another namespace", set: "metadata.namespace", to: "bank" },
    { name: "an object of the default namespace", set: "metadata.namespace", to: ABSENT },
    { name: "an object without a spec", set: "spec", to: ABSENT },
  ];
  const unclear = [
    { name: "an unknown spec", set: "spec", to: UNKNOWN },
    { name: "a spec of a wrong type", set: "spec", to: "text" },
    { name: "an object of unknown namespace", set: "metadata.namespace", to: UNKNOWN },
  ];
  testRoom(control, fixtures, {
    minimal,
    judged: "shop",
    passes: passes.map((row) => ({ on, ...row })),
    fails: [
      { name: "a namespace of another name", set: "metadata.name", to: "bank", ...none },
      ...[...absent, ...fails].map((row) => ({ on, ...none, ...row })),
    ],
    notEvaluated: [
      ...[...unclear, ...notEvaluated].map((row) => ({ on, ...row, ...gap })),
      {
        name: "a namespace of unknown name",
        set: "metadata.name",
        to: UNKNOWN,
        path: "metadata.name",
        why: "metadata.name is not known during a preview",
      },
    ],
  });

  test("a patch, of which the rest is not known, settles nothing", () => {
    const { spec } = minimal[1]?.inputs as { readonly spec: unknown };
    expect(verdictOf(control, companion(`${token}Patch`, spec))).toBe("notEvaluated");
  });

  test("one object that settles it is enough", () => {
    const unknown = object(token, "unclear", { spec: UNKNOWN });
    expect(verdictOf(control, [...minimal, unknown])).toBe("pass");
    expect(verdictOf(control, [namespace])).toBe("violation");
  });
}
