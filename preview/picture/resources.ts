import type { ResourceEntry } from "../report/document";

/** The text that stands for an unknown value in the Pulumi wire form. */
const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

/** Resources of one document, looked up by URN, type and reference. */
export interface Resources {
  readonly all: readonly ResourceEntry[];
  /** Resources of the given type tokens, in order of name. */
  ofType(...types: readonly string[]): readonly ResourceEntry[];
  find(urn: string): ResourceEntry | undefined;
  /** Resources of the given type that a property refers to; unknown ids are followed as well. */
  referenced(
    resource: ResourceEntry,
    property: string,
    ...types: readonly string[]
  ): readonly ResourceEntry[];
}

const byName = (a: ResourceEntry, b: ResourceEntry): number =>
  compare(a.name, b.name) || compare(a.urn, b.urn);

/** Order of code units, so that it does not depend on the locale of the machine. */
export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

export function indexResources(entries: readonly ResourceEntry[]): Resources {
  const all = [...entries].sort(byName);
  const urns = new Map(all.map((entry) => [entry.urn, entry]));
  const types = new Map<string, ResourceEntry[]>();
  for (const entry of all) {
    const list = types.get(entry.type);
    if (list) list.push(entry);
    else types.set(entry.type, [entry]);
  }
  return {
    all,
    ofType: (...wanted) => wanted.flatMap((type) => types.get(type) ?? []),
    find: (urn) => urns.get(urn),
    referenced: (resource, property, ...wanted) =>
      (resource.propertyDependencies[property] ?? [])
        .map((urn) => urns.get(urn))
        .filter((entry) => entry !== undefined)
        .filter((entry) => wanted.length === 0 || wanted.includes(entry.type))
        .sort(byName),
  };
}

/** The value at a path of keys and indexes; nothing when it is absent, unknown or secret. */
export function valueAt(value: unknown, ...path: readonly (string | number)[]): unknown {
  let current = value;
  for (const key of path) {
    if (typeof current !== "object" || current === null || !Object.hasOwn(current, key)) {
      return undefined;
    }
    current = (current as Readonly<Record<string | number, unknown>>)[key];
  }
  if (current === UNKNOWN || current === null) return undefined;
  return isSecret(current) ? undefined : current;
}

export function isUnknown(value: unknown): boolean {
  return value === UNKNOWN;
}

function isSecret(value: unknown): boolean {
  return typeof value === "object" && value !== null && Object.hasOwn(value, "$secret");
}

export function textAt(value: unknown, ...path: readonly (string | number)[]): string | undefined {
  const found = valueAt(value, ...path);
  if (typeof found === "string") return found;
  return typeof found === "number" || typeof found === "boolean" ? String(found) : undefined;
}

export function listAt(value: unknown, ...path: readonly (string | number)[]): readonly unknown[] {
  const found = valueAt(value, ...path);
  return Array.isArray(found) ? found : [];
}

/** The known texts of a list. */
export function textsAt(value: unknown, ...path: readonly (string | number)[]): readonly string[] {
  return listAt(value, ...path).filter(
    (item): item is string => typeof item === "string" && !isUnknown(item),
  );
}
