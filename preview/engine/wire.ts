import type { Struct } from "google-protobuf/google/protobuf/struct_pb";

import type { WireObject, WireValue } from "./resource";
import { sharedStruct } from "./shared-struct";

/** The sentinel of an unknown value in wire form (sdk/nodejs/runtime/rpc.ts, `unknownValue`). */
export const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
/** The key that marks an object of the wire form as a secret, a resource reference, an asset or an archive. */
export const SIGNATURE = "4dabf18193072939515e22adb298388d";
/** The value of that key in a secret. */
export const SECRET = "1b47061264138c4ac30d75fd1eb44270";
const RESOURCE = "5cf8f73096256a8f31e491e813e4eb8e";

export function secret(value: WireValue): WireObject {
  return { [SIGNATURE]: SECRET, value };
}

export function isObject(value: WireValue | undefined): value is WireObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function isSecret(value: WireValue | undefined): boolean {
  return isObject(value) && value[SIGNATURE] === SECRET;
}

/** True when any leaf satisfies `test`; a secret counts as a leaf and is looked into as well. */
function some(value: WireValue, test: (value: WireValue) => boolean): boolean {
  if (test(value)) return true;
  if (Array.isArray(value)) return value.some((item: WireValue) => some(item, test));
  if (isObject(value)) return Object.values(value).some((item) => some(item, test));
  return false;
}

export function containsUnknown(value: WireValue): boolean {
  return some(value, (leaf) => leaf === UNKNOWN);
}

export function containsSecret(value: WireValue): boolean {
  return some(value, isSecret);
}

export function toStruct(value: WireObject): Struct {
  return sharedStruct(value);
}

/** The object of a message field; an absent field is an empty object. */
export function fromStruct(struct: Struct | undefined): WireObject {
  return (struct?.toJavaScript() ?? {}) as WireObject;
}

/**
 * A wire value as the engine hands it to analyzers: a resource reference becomes the id of the resource, or its URN when
 * it is a component; keys that start with `__` are dropped at every level.
 * Rule: pkg/resource/plugin/analyzer_plugin.go marshals with KeepResources false and SkipInternalKeys true.
 */
export function forAnalyzer(value: WireObject): WireObject;
export function forAnalyzer(value: WireValue): WireValue;
export function forAnalyzer(value: WireValue): WireValue {
  return isObject(value) && isPlain(value) ? value : changedForAnalyzer(value);
}

function changedForAnalyzer(value: WireValue): WireValue {
  if (isObject(value) && value[SIGNATURE] === RESOURCE) return plainReference(value);
  return mapped(value, changedForAnalyzer, (key) => !key.startsWith("__"));
}

/** Found plain once: analyzers and reports ask of the same inputs. */
const plain = new WeakSet<WireObject>();

/** True for an object in which no other stands for something else, as secrets do, and no key is internal to an SDK. */
export function isPlain(object: WireObject): boolean {
  if (plain.has(object)) return true;
  const found = isPlainBelow(object);
  if (found) plain.add(object);
  return found;
}

function isPlainBelow(value: WireValue): boolean {
  if (typeof value !== "object" || value === null) return true;
  if (Array.isArray(value)) return value.every(isPlainBelow);
  const object = value as WireObject;
  // Without a list of the values: every object of every input passes here.
  for (const key in object) {
    if (key === SIGNATURE || key.startsWith("__") || !isPlainBelow(object[key] ?? null))
      return false;
  }
  return true;
}

/**
 * A list or object with its members mapped, and keys left out. The same one where nothing changes: nearly always, and
 * thousands of large objects then need no copy.
 */
export function mapped(
  value: WireValue,
  map: (value: WireValue) => WireValue,
  isKept: (key: string) => boolean = () => true,
): WireValue {
  if (Array.isArray(value)) {
    const items: readonly WireValue[] = value;
    const results = items.map(map);
    return results.every((item, index) => item === items[index]) ? items : results;
  }
  if (!isObject(value)) return value;
  let result: Record<string, WireValue> | undefined;
  for (const [key, item] of Object.entries(value)) {
    const kept = isKept(key);
    const changed = kept ? map(item) : item;
    if (kept && changed === item) continue;
    result ??= { ...value };
    if (kept) result[key] = changed;
    else Reflect.deleteProperty(result, key);
  }
  return result ?? value;
}

function plainReference(reference: WireObject): WireValue {
  if (!("id" in reference)) return reference["urn"] ?? UNKNOWN;
  const id = reference["id"];
  return id === "" || id === null || id === undefined ? UNKNOWN : id;
}
