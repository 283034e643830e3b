import type { WireObject, WireValue } from "../../../preview/engine";

/** The value at a path such as rules[0].lifecycle.deleteAfter, or undefined where there is none. */
export function valueAt(inputs: WireObject, path: string): WireValue | undefined {
  const keys = path.split(/[.[\]]+/).filter((key) => key !== "");
  return keys.reduce<WireValue | undefined>((value, key) => child(value, key), inputs);
}

function child(value: WireValue | undefined, key: string): WireValue | undefined {
  return typeof value === "object" && value !== null
    ? Object.entries(value).find(([name]) => name === key)?.[1]
    : undefined;
}
