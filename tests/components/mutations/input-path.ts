/** The value at a path such as rules[0].lifecycle.deleteAfter, or undefined where there is none. */
export function valueAt(inputs: unknown, path: string): unknown {
  const keys = path.split(/[.[\]]+/).filter((key) => key !== "");
  return keys.reduce<unknown>(
    (value, key) =>
      typeof value === "object" && value !== null ? Reflect.get(value, key) : undefined,
    inputs,
  );
}
