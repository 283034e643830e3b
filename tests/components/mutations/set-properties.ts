import { SIGNATURE_KEY } from "../../support/stack";
import type { MutationRow } from "./row";

/** Properties that connect resources, name them or describe them. Controls read them; none of them is a setting by itself. */
const WIRING = [
  /(^|\.)(apiGroup|apiVersion|kind|name|\w*(Description|Arn|Id|Ids|Name|Url|Pem))$/i,
  /^(bucket|logGroup|repository|role|rule|topic)$/,
  /^(metadata|tags|subject)\./,
];

/** The properties that inputs set, one level below the top where there is an object. */
export function propertiesOf(inputs: unknown): readonly string[] {
  return entriesOf(inputs).flatMap(([key, value]) => {
    const below = isPlainObject(value) ? entriesOf(value) : [];
    return below.length === 0 ? [key] : below.map(([name]) => `${key}.${name}`);
  });
}

export function isWiring(property: string): boolean {
  return WIRING.some((pattern) => pattern.test(property));
}

/** Whether a row changes the property, or something in it. */
export function isWatched(type: string, property: string, rows: readonly MutationRow[]): boolean {
  return rows.some(
    (row) =>
      row.type === type &&
      (row.path === property ||
        [".", "["].some((next) => row.path.startsWith(property + next)) ||
        property.startsWith(`${row.path}.`)),
  );
}

function entriesOf(value: unknown): readonly (readonly [string, unknown])[] {
  return typeof value === "object" && value !== null ? Object.entries(value) : [];
}

/** Secrets and outputs are objects on the wire too. */
function isPlainObject(value: unknown): boolean {
  return (
    typeof value === "object" &&
    !Array.isArray(value) &&
    value !== null &&
    !(SIGNATURE_KEY in value)
  );
}
