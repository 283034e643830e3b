import type { SafeRemediation } from "./control";
import { isObject } from "./wire";

export type Writable = Record<string, unknown>;

/** A property by its path, and the value that it gets where it is absent. */
export interface AbsentProperty {
  readonly path: readonly string[];
  readonly value: unknown;
}

/**
 * A remediation that sets properties of the given types where they are absent, for resources that it applies to. Writes into
 * the given inputs: the SDK guards them, and a copy would read every unknown in them.
 */
export function setProperties(
  types: readonly string[],
  properties: readonly AbsentProperty[],
  applies: (inputs: Writable) => boolean = () => true,
): SafeRemediation {
  return (type, inputs) => {
    if (!types.includes(type) || !applies(inputs)) return undefined;
    const changed = properties.map(({ path, value }) => setWhereAbsent(inputs, path, value));
    return changed.includes(true) ? inputs : undefined;
  };
}

/** True when the property was absent and is set now. */
export function setWhereAbsent(holder: Writable, keys: readonly string[], value: unknown): boolean {
  const [key = "", ...rest] = keys;
  if (rest.length > 0) {
    const next = objectBelow(holder, key);
    return next !== undefined && setWhereAbsent(next, rest, value);
  }
  if (key in holder) return false;
  holder[key] = value;
  return true;
}

/** The object below a key, made if it is absent; nothing where something else stands there. */
export function objectBelow(holder: Writable, key: string): Writable | undefined {
  if (!(key in holder) || holder[key] === undefined || holder[key] === null) holder[key] = {};
  const found = holder[key];
  return isObject(found) ? (found as Writable) : undefined;
}
