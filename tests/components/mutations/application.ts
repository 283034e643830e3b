import type { Recording } from "../recording";
import type { MutationRow } from "./row";

/**
 * Checks that every row still names a property that is set: one resource or more of the type and name, and at the path a
 * value other than the flipped one.
 */
export function expectRowsToApply(rows: readonly MutationRow[], preview: Recording): void {
  for (const row of rows) {
    const name = new RegExp(`^(?:${row.resource})$`);
    const resources = preview.ofType(row.type).filter((one) => name.test(one.name));
    const found = resources.map(({ inputs }) => valueAt(inputs, row.path));
    expect([row, resources.length > 0]).toEqual([row, true]);
    for (const value of found) {
      expect([row, value]).not.toEqual([row, undefined]);
      expect([row, value]).not.toEqual([row, row.flip]);
    }
  }
}

function valueAt(inputs: unknown, path: string): unknown {
  const steps = path.split(/[.[\]]+/).filter((step) => step !== "");
  return steps.reduce<unknown>(
    (value, step) =>
      typeof value === "object" && value !== null ? Reflect.get(value, step) : undefined,
    inputs,
  );
}
