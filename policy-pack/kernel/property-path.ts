import { isObject, own, SIGNATURE_KEY } from "./wire";

const STEP = /\[(\d+|\*)\]|\["((?:[^"\\]|\\.)*)"\]|\.?([^.[\]]+)/gy;

/** The steps of a property path as Pulumi writes them (`a.b[0]["c.d"]`, `[*]`, `*`); nothing for other text. */
export function stepsOfPath(path: string): readonly (string | number)[] | undefined {
  const steps: (string | number)[] = [];
  let end = 0;
  for (const match of path.matchAll(STEP)) {
    const [whole, index, quoted, plain = ""] = match;
    end = match.index + whole.length;
    if (index !== undefined) steps.push(index === "*" ? "*" : Number(index));
    else steps.push(quoted === undefined ? plain : quoted.replace(/\\(.)/g, "$1"));
  }
  return end === path.length && steps.length > 0 ? steps : undefined;
}

/** A copy with a value at the steps, made where it is missing; `*` means every entry. Undefined removes. */
export function withValueAt(
  target: unknown,
  steps: readonly (string | number)[],
  value: unknown,
): unknown {
  const [step, ...rest] = steps;
  if (step === undefined) return value;
  if (isObject(target) && own(target, SIGNATURE_KEY) !== undefined) {
    return { ...target, value: withValueAt(own(target, "value"), steps, value) };
  }
  if (Array.isArray(target)) {
    const list: readonly unknown[] = target;
    return list.map((entry, index) =>
      step === "*" || step === index ? withValueAt(entry, rest, value) : entry,
    );
  }
  const object = isObject(target) ? target : {};
  const keys = step === "*" ? Object.keys(object) : [String(step)];
  const changed = keys.map((key) => [key, withValueAt(own(object, key), rest, value)] as const);
  return { ...object, ...Object.fromEntries(changed) };
}
