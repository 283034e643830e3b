import {
  embedsUnknown,
  isObject,
  isUnknown,
  OUTPUT_SIGNATURE,
  own,
  RESOURCE_SIGNATURE,
  SECRET_SIGNATURE,
  SIGNATURE_KEY,
  UNKNOWN,
  type PlainObject,
} from "./wire";

/** What a reader can say of a value: known, absent, or unknown with the reason. */
export type Reading<T> =
  | { readonly state: "known"; readonly value: T; readonly field: Field }
  | { readonly state: "absent"; readonly field: Field }
  | { readonly state: "unknown"; readonly why: string; readonly field: Field };

/**
 * What a reader says where it cannot say the value. The reason is put together when it is asked for: rules that take either
 * of two types try one after the other.
 */
class Unreadable {
  readonly state = "unknown";

  constructor(
    readonly field: Field,
    private readonly explain: () => string,
  ) {}

  get why(): string {
    return this.explain();
  }
}

/** Name of a property or position in a list. */
type Key = string | number;

const PLAIN_KEY = /^[A-Za-z_$][\w$]*$/;

/**
 * One place in the inputs of a resource. Reading never throws: a value of the wrong type reads as unknown, with what was
 * expected and what was found; a value below an unknown is unknown; a value below an absent one is absent.
 */
export class Field {
  private name: string | undefined = undefined;

  private constructor(
    private readonly parent: Field | undefined,
    /** Where it lies below `parent`; the places on the way there are no fields of their own. */
    private readonly key: Key | readonly Key[],
    private readonly state: Reading<never>["state"],
    /** The value where it is known, the function that says why where it is not. */
    private readonly content: unknown,
    /** True when the value, or one it lies in, is marked secret: its text must not be printed. */
    readonly secret: boolean,
  ) {}

  /** The root of decoded inputs in wire form. */
  static root(inputs: unknown): Field {
    return Field.resolve(undefined, "", inputs, false);
  }

  private static resolve(
    parent: Field | undefined,
    key: Key,
    value: unknown,
    secret: boolean,
  ): Field {
    if (value === undefined || value === null)
      return new Field(parent, key, "absent", undefined, secret);
    if (isUnknown(value)) return new Field(parent, key, "unknown", unknownAt(parent, key), secret);
    if (isObject(value)) {
      switch (own(value, SIGNATURE_KEY)) {
        case SECRET_SIGNATURE:
          return Field.resolve(parent, key, own(value, "value"), true);
        case RESOURCE_SIGNATURE:
          return Field.resolve(parent, key, own(value, "id") ?? own(value, "urn"), secret);
        case OUTPUT_SIGNATURE: {
          const inner = own(value, "value");
          const known = inner === undefined ? UNKNOWN : inner;
          return Field.resolve(parent, key, known, secret || own(value, "secret") === true);
        }
      }
    }
    return new Field(parent, key, "known", value, secret);
  }

  /**
   * Property path from the root of the inputs, for example `spec.containers[0].image`. Put together when it is asked for:
   * most places that controls read are in order, and never named.
   */
  get path(): string {
    return (this.name ??= pathBelow(this.parent, this.key));
  }

  /** The place below this one: up to three property names and list positions. */
  at(first: Key, second?: Key, third?: Key): Field {
    // Without a rest parameter, which would make a list at each of the many calls with one name.
    if (second === undefined) return this.step(first);
    return this.below(third === undefined ? [first, second] : [first, second, third]);
  }

  /** The place below this one at a path of any length. */
  below(keys: readonly Key[]): Field {
    return this.plainlyBelow(keys) ?? keys.reduce((field: Field, key) => field.step(key), this);
  }

  /** Makes no field on the way, which nearly all reads allow; nothing where a place on the way needs a word of its own. */
  private plainlyBelow(keys: readonly Key[]): Field | undefined {
    if (this.state !== "known") return undefined;
    let value = this.content;
    for (const key of keys) {
      if (value === undefined || value === null) break;
      if (typeof key === "string" ? !isObject(value) : !Array.isArray(value)) return undefined;
      value = own(value as PlainObject, key);
      if (isUnknown(value) || (isObject(value) && own(value, SIGNATURE_KEY) !== undefined)) {
        return undefined;
      }
    }
    const absent = value === undefined || value === null;
    return new Field(
      this,
      keys,
      absent ? "absent" : "known",
      absent ? undefined : value,
      this.secret,
    );
  }

  private step(key: Key): Field {
    const { state, content: value } = this;
    if (state !== "known") return new Field(this, key, state, value, this.secret);
    if (typeof key === "number" && Array.isArray(value)) {
      return Field.resolve(this, key, value[key], this.secret);
    }
    if (typeof key === "string" && isObject(value)) {
      return Field.resolve(this, key, own(value, key), this.secret);
    }
    return new Field(this, key, "unknown", this.whyNo(wantedBy(key)), this.secret);
  }

  /** The value as it is, whatever its type. */
  any(): Reading<unknown> {
    return this.read(asItIs, "a value");
  }

  boolean(): Reading<boolean> {
    return this.read(asBoolean, "true or false");
  }

  number(): Reading<number> {
    return this.read(asNumber, "a number");
  }

  /** Text; one that an unknown was formatted into reads as unknown. */
  string(): Reading<string> {
    return this.readText();
  }

  private readText(): Reading<string> {
    const reading = this.read(asText, "a text");
    if (reading.state !== "known" || !embedsUnknown(reading.value)) return reading;
    return new Unreadable(this, this.whyInPart());
  }

  /** The elements of a list, each with a state of its own. */
  list(): Reading<readonly Field[]> {
    const { state, content } = this;
    if (state !== "known" || !Array.isArray(content)) return this.read<never>(asNothing, "a list");
    return { state, value: this.items(content), field: this };
  }

  /** The properties of an object, each with a state of its own. */
  entries(): Reading<readonly (readonly [string, Field])[]> {
    const { state, content } = this;
    if (state !== "known" || !isObject(content)) return this.read<never>(asNothing, "an object");
    return { state, value: this.properties(Object.keys(content)), field: this };
  }

  /** True when a known text at or below this place satisfies `test`, secret ones included; makes no fields. */
  someText(test: (text: string) => boolean): boolean {
    return this.state === "known" && holdsText(this.content, test);
  }

  /** Why the value is not known, or nothing when it is known or absent. */
  get unknown(): string | undefined {
    return this.state === "unknown" ? (this.content as () => string)() : undefined;
  }

  get absent(): boolean {
    return this.state === "absent";
  }

  private read<T>(take: (value: unknown) => T | undefined, expected: string): Reading<T> {
    if (this.state === "absent") return { state: "absent", field: this };
    if (this.state === "unknown") return new Unreadable(this, this.content as () => string);
    const value = take(this.content);
    if (value === undefined) return new Unreadable(this, this.whyNo(expected));
    return { state: "known", value, field: this };
  }

  // A function that makes another one takes room at every call, even where it makes none: what runs for every read of a
  // rule therefore leaves that to these.

  private whyNo(expected: string): () => string {
    return () => {
      const found = this.state === "known" ? kindOf(this.content) : "nothing";
      return `expected ${expected} at ${this.path || "the root"}, found ${found}`;
    };
  }

  private whyInPart(): () => string {
    return () => `a part of ${this.path} is not known during a preview`;
  }

  private items(list: readonly unknown[]): readonly Field[] {
    return list.map((_, index) => this.step(index));
  }

  private properties(keys: readonly string[]): readonly (readonly [string, Field])[] {
    return keys.map((key) => [key, this.step(key)] as const);
  }
}

// Of the module, so that the many reads of a run make no function each.
const asNothing = () => undefined;
const asItIs = (value: unknown): unknown => value;
const asBoolean = (value: unknown) => (typeof value === "boolean" ? value : undefined);
const asNumber = (value: unknown) => (typeof value === "number" ? value : undefined);
const asText = (value: unknown) => (typeof value === "string" ? value : undefined);

function holdsText(value: unknown, test: (text: string) => boolean): boolean {
  if (typeof value === "string") return test(value);
  if (typeof value !== "object" || value === null) return false;
  const object = value as Readonly<Record<string, unknown>>;
  for (const key in object) if (holdsText(object[key], test)) return true;
  return false;
}

function isList(key: Key | readonly Key[]): key is readonly Key[] {
  return Array.isArray(key);
}

function pathBelow(parent: Field | undefined, key: Key | readonly Key[]): string {
  if (parent === undefined) return "";
  const parts = [parent.path];
  if (isList(key)) for (const each of key) addStep(parts, each);
  else addStep(parts, key);
  // In one piece: the many findings of a run keep it.
  return parts.join("");
}

function addStep(parts: string[], key: Key): void {
  if (typeof key === "number") parts.push("[", String(key), "]");
  else if (!PLAIN_KEY.test(key)) parts.push("[", JSON.stringify(key), "]");
  else if (parts.length === 1 && parts[0] === "") parts.push(key);
  else parts.push(".", key);
}

function unknownAt(parent: Field | undefined, key: Key): () => string {
  return () => `${pathBelow(parent, key) || "the resource"} is not known during a preview`;
}

function wantedBy(key: Key): string {
  return typeof key === "number" ? "a list" : "an object";
}

function kindOf(value: unknown): string {
  if (Array.isArray(value)) return "a list";
  switch (typeof value) {
    case "string":
      return "a text";
    case "number":
      return "a number";
    case "boolean":
      return String(value);
    default:
      return "an object";
  }
}
