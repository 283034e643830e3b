import type { Control } from "../../policy-pack/kernel/control";
import type { ControlFixtures } from "./control-fixtures";
import { ABSENT, testRoom, unreadable } from "./control-harness";
import { judge } from "./judge";
import { LAUNCH_TEMPLATE } from "./machines";
import { resource, secret, UNKNOWN, urnOf, type Stack } from "./stack";

const INSTANCE = "aws:ec2/instance:Instance";

/** Tests of a control for an option of the metadata service that is disabled unless somebody enables it. */
export function testMetadataOption(
  control: Control,
  { minimal, fixtures }: { readonly minimal: Stack; readonly fixtures: ControlFixtures },
  option: string,
): void {
  const path = `metadataOptions.${option}`;
  const refused = { path, wanted: '"disabled"', found: '"enabled"' };
  testRoom(control, fixtures, {
    minimal,
    judged: "nodes",
    passes: [
      { name: "a secret", set: path, to: secret("disabled") },
      { name: "a service that is off", set: "metadataOptions", to: { httpEndpoint: "disabled" } },
      { name: "the default", set: "metadataOptions", to: ABSENT },
    ],
    fails: [{ name: "another value", set: path, to: "enabled", ...refused }],
    notEvaluated: [
      ...unreadable(path, "a text"),
      {
        name: "a bad value of a service that may be off",
        set: "metadataOptions",
        to: { [option]: "enabled", httpEndpoint: UNKNOWN },
        path: "metadataOptions.httpEndpoint",
        why: "metadataOptions.httpEndpoint is not known during a preview",
      },
    ],
  });

  testInstances(control, minimal);
}

/** Tests of a control on launch templates about instances that take their options from one. */
export function testInstances(control: Control, minimal: Stack): void {
  describe("an instance with a launch template", () => {
    const instance = (propertyDependencies: Readonly<Record<string, readonly string[]>>) => [
      ...minimal,
      resource(INSTANCE, "bastion", { launchTemplate: { id: UNKNOWN } }, { propertyDependencies }),
    ];

    test("of the stack is judged by it", () => {
      const stack = instance({ launchTemplate: [urnOf(LAUNCH_TEMPLATE, "nodes")] });
      expect(judge(stack, { controls: [control] }).finished).toEqual([]);
    });

    test("of elsewhere is not evaluated", () => {
      expect(judge(instance({}), { controls: [control] }).finished).toMatchObject([
        { status: "notEvaluated", path: "launchTemplate", reason: "the launch template decides" },
      ]);
    });
  });
}
