import { invalidArgument } from "../components/invalid-argument";

/** How messages call the configuration of a stack. */
export const OWNER = "stack configuration";

/** Reads a value of one type; throws an `InvalidArgumentError` that names the path for any other. */
export interface Shape<T> {
  /** Completes "wanted ...". */
  readonly wanted: string;
  readonly read: (path: string, value: unknown) => T;
}

const isText = (value: unknown): value is string => typeof value === "string";
const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function check<T>(wanted: string, fits: (value: unknown) => value is T): Shape<T> {
  return {
    wanted,
    read: (path, value) => {
      if (fits(value)) return value;
      throw invalidArgument(OWNER, path, value, wanted);
    },
  };
}

export const TEXT = check("a string", isText);
export const TEXTS = check(
  "a list of strings",
  (value): value is string[] => Array.isArray(value) && value.every(isText),
);
export const NUMBERS = check(
  "a list of whole numbers",
  (value): value is number[] => Array.isArray(value) && value.every(Number.isInteger),
);
export const TEXT_BY_KEY = check(
  "an object with strings as values",
  (value): value is Record<string, string> => isObject(value) && Object.values(value).every(isText),
);
export const WHOLE_NUMBER = check("a whole number", (value): value is number =>
  Number.isInteger(value),
);
export const FLAG = check("true or false", (value): value is boolean => typeof value === "boolean");

export function oneOf<T extends string>(known: Readonly<Record<string, T>>): Shape<T> {
  const values = Object.values(known);
  return check(`one of ${values.join(", ")}`, (value): value is T =>
    values.some((one) => one === value),
  );
}

/** A list whose items have a shape of their own. */
export function listOf<T>(item: Shape<T>): Shape<T[]> {
  const wanted = "a list of objects";
  return {
    wanted,
    read: (path, value) => {
      if (!Array.isArray(value) || !value.every(isObject)) {
        throw invalidArgument(OWNER, path, value, wanted);
      }
      return value.map((one, index) => item.read(`${path}[${index}]`, one));
    },
  };
}

/** An object with any keys, whose values have a shape of their own. */
export function mapOf<T>(item: Shape<T>): Shape<Record<string, T>> {
  const wanted = "an object";
  return {
    wanted,
    read: (path, value) => {
      if (!isObject(value)) throw invalidArgument(OWNER, path, value, wanted);
      return Object.fromEntries(
        Object.entries(value).map(([key, one]) => [key, item.read(`${path}.${key}`, one)]),
      );
    },
  };
}

/** Shapes of the keys of an object of type `T`; a key must be listed for every property that is wanted from it. */
export type Keys<T> = { readonly [K in keyof T]-?: Shape<NonNullable<T[K]>> };

/** An object with these keys and no others. Keys in `required` must be there; empty texts count as absent. */
export function object<T extends object>(
  keys: Keys<T>,
  required: readonly (keyof T & string)[] = [],
): Shape<T> {
  return {
    wanted: "an object",
    read: (path, value) => {
      if (!isObject(value)) throw invalidArgument(OWNER, path, value, "an object");
      return readKeys(`${path}.`, value, keys, required);
    },
  };
}

/** Reads the keys of an object whose own path is `prefix`. */
export function readKeys<T extends object>(
  prefix: string,
  values: Readonly<Record<string, unknown>>,
  keys: Keys<T>,
  required: readonly (keyof T & string)[],
): T {
  const shapes = Object.entries<Shape<unknown>>(keys);
  const found = shapes.flatMap(([key, shape]) => {
    const value = values[key];
    if (value !== undefined && value !== null && value !== "") {
      return [[key, shape.read(prefix + key, value)] as const];
    }
    if (required.some((one) => one === key)) {
      throw invalidArgument(OWNER, prefix + key, value, shape.wanted);
    }
    return [];
  });
  for (const [key, value] of Object.entries(values)) {
    if (Object.hasOwn(keys, key)) continue;
    const wanted = `no such key; the keys here are ${shapes.map(([name]) => name).join(", ")}`;
    throw invalidArgument(OWNER, prefix + key, value, wanted);
  }
  return Object.fromEntries(found) as T;
}
