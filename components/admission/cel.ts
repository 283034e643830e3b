/** The types of expressions that the builders tell apart. */
export type CelType = "condition" | "text" | "texts" | "objects";

/** An expression of the Common Expression Language, with the type of its value. */
export interface Cel<T extends CelType> {
  readonly type: T;
  readonly text: string;
}
export type Condition = Cel<"condition">;
export type Text = Cel<"text">;
export type Texts = Cel<"texts">;
export type Objects = Cel<"objects">;

/** A place in an object that may be absent, and its ancestors too. */
export interface Place {
  readonly place: string;
}

/** With the flag u whole pairs are one character, so that only halves match. */
const HALF_OF_A_PAIR = /\p{Surrogate}/u;
const IDENTIFIER = /^[A-Za-z_][A-Za-z0-9_]*$/;

/** An expression as it stands. For what no builder below says; never for text from outside. */
export function cel<T extends CelType>(type: T, text: string): Cel<T> {
  return { type, text };
}

/**
 * A string literal. The escapes of JSON are escapes of CEL with the same meaning (CEL language definition, "String and
 * Bytes Values"), but for halves of surrogate pairs, which CEL has no way to write: those are refused.
 */
export function text(value: string): Text {
  if (HALF_OF_A_PAIR.test(value)) {
    throw new Error(`${JSON.stringify(value)} holds half a surrogate pair.`);
  }
  return cel("text", JSON.stringify(value));
}

export function texts(values: readonly string[]): Texts {
  return cel("texts", `[${values.map((value) => text(value).text).join(", ")}]`);
}

/** The place below `root`, a name such as object; keys are names of fields, or keys of maps in any writing. */
export function at(root: string, ...keys: readonly string[]): Place {
  const step = (key: string): string =>
    IDENTIFIER.test(key) ? `.?${key}` : `[?${text(key).text}]`;
  return { place: `${root}${keys.map(step).join("")}` };
}

/** The text at a place, empty where there is none. */
export function textAt({ place }: Place): Text {
  return cel("text", `${place}.orValue("")`);
}

/** Whether the place holds true; an absent one does not. */
export function truthAt({ place }: Place): Condition {
  return cel("condition", `${place}.orValue(false)`);
}

export function objectsAt({ place }: Place): Objects {
  return cel("objects", `${place}.orValue([])`);
}

export function textsAt({ place }: Place): Texts {
  return cel("texts", `${place}.orValue([])`);
}

export function isSet({ place }: Place): Condition {
  return cel("condition", `${place}.hasValue()`);
}

export function differ(one: Place, other: Place): Condition {
  return cel("condition", `${one.place} != ${other.place}`);
}

export function not({ text: condition }: Condition): Condition {
  return cel("condition", `!(${condition})`);
}

export function allOf(...conditions: readonly Condition[]): Condition {
  return cel("condition", conditions.map((each) => `(${each.text})`).join(" && "));
}

export function anyOf(...conditions: readonly Condition[]): Condition {
  return cel("condition", conditions.map((each) => `(${each.text})`).join(" || "));
}

export function equal(one: Text, other: Text): Condition {
  return cel("condition", `${one.text} == ${other.text}`);
}

export function isAmong(one: Text, list: Texts): Condition {
  return cel("condition", `${one.text} in ${list.text}`);
}

export function startsWith(one: Text, start: Text): Condition {
  return cel("condition", `${one.text}.startsWith(${start.text})`);
}

/** Whether a part of the text matches; the pattern is one of RE2, whose syntax this takes as it is. */
export function matches(one: Text, pattern: string): Condition {
  return cel("condition", `${one.text}.matches(${text(pattern).text})`);
}

export function isEmpty({ text: list }: Objects | Texts): Condition {
  return cel("condition", `size(${list}) == 0`);
}

/** `name` is what `rule` calls an item; it must be another one than that of an enclosing list. */
export function every(list: Objects, name: string, rule: (item: string) => Condition): Condition {
  return cel("condition", `${list.text}.all(${name}, ${rule(name).text})`);
}

export function some(list: Objects, name: string, rule: (item: string) => Condition): Condition {
  return cel("condition", `${list.text}.exists(${name}, ${rule(name).text})`);
}

export function someText(list: Texts, name: string, rule: (item: Text) => Condition): Condition {
  return cel("condition", `${list.text}.exists(${name}, ${rule(cel("text", name)).text})`);
}

/** The texts of a list for which the rule does not hold. */
export function exceptions(list: Texts, name: string, rule: (item: Text) => Condition): Texts {
  return cel("texts", `${list.text}.filter(${name}, ${not(rule(cel("text", name))).text})`);
}

export function where(list: Objects, name: string, rule: (item: string) => Condition): Objects {
  return cel("objects", `${list.text}.filter(${name}, ${rule(name).text})`);
}

export function eachText(list: Objects, name: string, read: (item: string) => Text): Texts {
  return cel("texts", `${list.text}.map(${name}, ${read(name).text})`);
}

export function together(...lists: readonly Texts[]): Texts {
  return cel("texts", lists.map((each) => each.text).join(" + "));
}

export function listed({ text: list }: Texts): Text {
  return cel("text", `${list}.join(", ")`);
}

export function sentence(...parts: readonly Text[]): Text {
  return cel("text", parts.map((part) => part.text).join(" + "));
}
