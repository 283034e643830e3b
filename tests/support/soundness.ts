import { controls as allControls } from "../../policy-pack/controls";
import type { Control } from "../../policy-pack/kernel/control";
import type { ControlFixtures, Fixture } from "./control-fixtures";
import { verdictOf, type Verdict } from "./judge";
import { secret, UNKNOWN, type Stack, type TestResource } from "./stack";
import { ABSENT, pathsOf, tweak, valueAt, type Path } from "./tweak";

/** A place at which a control answers an unknown wrongly. */
export interface Unsound {
  readonly place: string;
  readonly rule: string;
  readonly verdict: Verdict;
}

/**
 * The places of the passing fixtures at which a control breaks the rule for unknowns: where a value of a failing fixture
 * makes a violation, an unknown of unknown origin must not pass; where none does, an unknown must pass. A value
 * that is only marked secret must pass too.
 */
export function unsoundPlaces(control: Control, fixtures: ControlFixtures): readonly Unsound[] {
  return fixtures.passing.flatMap((fixture, index) =>
    fixture.stack.flatMap((resource) =>
      pathsOf(resource.inputs).flatMap((path) => {
        const place = `passing[${String(index)}] ${resource.name} ${path.join(".")}`;
        return judgePlace(control, fixtures, fixture, resource, path).map(([rule, verdict]) => ({
          place,
          rule,
          verdict,
        }));
      }),
    ),
  );
}

function judgePlace(
  control: Control,
  { failing }: ControlFixtures,
  { stack, settings }: Fixture,
  resource: TestResource,
  path: Path,
): readonly (readonly [string, Verdict])[] {
  const controls = [...allControls.filter(({ id }) => id !== control.id), control];
  const verdict = (changed: Stack): Verdict => verdictOf(control, changed, settings, controls);
  const replaced = (value: unknown): Stack => tweak(stack, resource.name, path, value);
  const decides = valuesThere(failing, resource.type, path).some(
    (value) => verdict(replaced(value)) === "violation",
  );
  const broken: (readonly [string, Verdict])[] = [];
  if (decides) {
    const found = verdict(withoutOrigin(replaced(UNKNOWN), resource.name, path));
    if (found === "pass" || found === "notApplicable") {
      broken.push(["an unknown that decides must not pass", found]);
    }
  } else {
    const found = verdict(replaced(UNKNOWN));
    if (found !== "pass") broken.push(["an unknown that decides nothing must pass", found]);
  }
  const marked = verdict(replaced(secret(valueAt(resource.inputs, path))));
  if (marked !== "pass") broken.push(["a value marked secret must pass", marked]);
  return broken;
}

/** The different values that resources of a type have at a path in the failing fixtures. */
function valuesThere(failing: readonly Fixture[], type: string, path: Path): readonly unknown[] {
  const values = new Map<string, unknown>();
  for (const { stack } of failing) {
    for (const resource of stack) {
      if (resource.type !== type) continue;
      const value = valueAt(resource.inputs, path);
      values.set(value === ABSENT ? "absent" : `value ${JSON.stringify(value)}`, value);
    }
  }
  return [...values.values()];
}

/** An unknown without dependencies: nothing tells which resource it comes from. */
function withoutOrigin(stack: Stack, name: string, [property]: Path): Stack {
  return stack.map((resource) =>
    resource.name === name
      ? {
          ...resource,
          propertyDependencies: { ...resource.propertyDependencies, [String(property)]: [] },
        }
      : resource,
  );
}
