import type { Stack } from "./stack";

/** Stands for a property that is not there. */
export const ABSENT = Symbol("absent");

export type Path = readonly (string | number)[];

/** The stack with the value at one place of one resource replaced, or removed for `ABSENT`. */
export function tweak(stack: Stack, name: string, path: Path, value: unknown): Stack {
  if (!stack.some((resource) => resource.name === name)) {
    throw new Error(`the stack has no resource ${name}`);
  }
  return stack.map((resource) =>
    resource.name === name ? { ...resource, inputs: put(resource.inputs, path, value) } : resource,
  );
}

function put(target: unknown, path: Path, value: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return value;
  if (Array.isArray(target)) {
    const copy: unknown[] = [...(target as unknown[])];
    const index = Number(key);
    if (rest.length === 0 && value === ABSENT) copy.splice(index, 1);
    else copy[index] = put(copy[index], rest, value);
    return copy;
  }
  const object: Record<string, unknown> = { ...(target as Record<string, unknown> | undefined) };
  if (rest.length === 0 && value === ABSENT) Reflect.deleteProperty(object, key);
  else object[key] = put(object[key], rest, value);
  return object;
}

/** What stands at a path; `ABSENT` where nothing does. */
export function valueAt(target: unknown, path: Path): unknown {
  let value = target;
  for (const key of path) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, key)) return ABSENT;
    value = (value as Record<string | number, unknown>)[key];
  }
  return value;
}

/** Every place in a value below its root, containers before what they hold. */
export function pathsOf(target: unknown): readonly Path[] {
  if (typeof target !== "object" || target === null) return [];
  const keys: readonly (string | number)[] = Array.isArray(target)
    ? target.map((_, index) => index)
    : Object.keys(target);
  return keys.flatMap((key) => {
    const below = pathsOf((target as Record<string | number, unknown>)[key]);
    return [[key], ...below.map((path) => [key, ...path])];
  });
}

/** `spec.containers[0].image` as keys. */
export function parsePath(text: string): Path {
  return [...text.matchAll(/\[(\d+)\]|([^.[\]]+)/g)].map(([, index, key]) =>
    index === undefined ? (key ?? "") : Number(index),
  );
}
