/** Key that marks an object of the Pulumi wire format as special (pulumi/pulumi sdk/nodejs/runtime/rpc.ts). */
export const SIGNATURE_KEY = "4dabf18193072939515e22adb298388d";
export const SECRET_SIGNATURE = "1b47061264138c4ac30d75fd1eb44270";
export const RESOURCE_SIGNATURE = "5cf8f73096256a8f31e491e813e4eb8e";
export const OUTPUT_SIGNATURE = "d0e6a833031e9bbcd3f4e8bde6ca49a4";

/** The sentinel that stands for any value not known during a preview. */
export const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

/** One sentinel for each element type (@pulumi/policy proxy.js); the engine sends the first for every type. */
const SENTINELS = [
  UNKNOWN,
  "1c4a061d-8072-4f0a-a4cb-0ff528b18fe7",
  "3eeb2bf0-c639-47a8-9e75-3b44932eb421",
  "6a19a0b0-7e62-4c92-b797-7f8e31da9cc2",
  "030794c1-ac77-496b-92df-f27374a8bd58",
  "e48ece36-62e2-4504-bad9-02848725956a",
  "dd056dcd-154b-4c76-9bd3-c8f88648b5ff",
] as const;

const SENTINEL_SET: ReadonlySet<unknown> = new Set(SENTINELS);

export function isUnknown(value: unknown): boolean {
  return typeof value === "string" && value.length === UNKNOWN.length && SENTINEL_SET.has(value);
}

/** One look for the shape of a sentinel is cheaper than a search for each, and nearly no text has it. */
const SENTINEL_SHAPE = /-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-/;

/** True for text into which an unknown was formatted, for example `arn:aws:s3:::${unknown}/*`. */
export function embedsUnknown(text: string): boolean {
  return (
    text.length >= UNKNOWN.length &&
    SENTINEL_SHAPE.test(text) &&
    SENTINELS.some((sentinel) => text.includes(sentinel))
  );
}

export type PlainObject = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is PlainObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Own properties only: a manifest may hold keys such as `__proto__` or `constructor`. */
export function own(object: PlainObject, key: string | number): unknown {
  const value = object[key];
  return value === undefined || Object.hasOwn(object, key) ? value : undefined;
}
