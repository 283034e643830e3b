import { isMap, isSeq } from "yaml";
import { UNKNOWN } from "../engine/wire";
import { entriesOf, textOf, type YamlFile } from "./yaml-file";

/** Types that Pulumi.yaml can declare for a value of the project's configuration. */
export type ConfigurationType = "string" | "boolean" | "integer" | "number" | "array" | "object";
export const CONFIGURATION_TYPES: readonly ConfigurationType[] = [
  "string",
  "boolean",
  "integer",
  "number",
  "array",
  "object",
];

export interface TypeDeclaration {
  readonly type: ConfigurationType;
  /** Of an array, when declared. */
  readonly items?: TypeDeclaration;
}

/** A configuration value as programs receive it. */
export interface ConfigurationValue {
  /** Scalars as written, structured values as JSON. */
  readonly text: string;
  /** True when the value or a part of it is encrypted. */
  readonly encrypted: boolean;
}

/**
 * Reads a value as the Pulumi CLI hands it to programs. An encrypted value (`secure: ...`) cannot be read offline: the
 * sentinel of unknown values stands in its place, so that wherever the program uses it as a property, the engine sees an
 * unknown. `encrypted-configuration.ts` makes the SDK's secret getters return unknown secrets for it.
 */
export function readValue(file: YamlFile, node: unknown): ConfigurationValue {
  if (isEncrypted(node)) return { text: UNKNOWN, encrypted: true };
  const text = textOf(node);
  if (text !== undefined) return { text, encrypted: false };
  const plain = file.plain(node);
  const value = withoutEncrypted(plain);
  return { text: JSON.stringify(value.plain), encrypted: value.encrypted };
}

function isEncrypted(node: unknown): boolean {
  const entries = entriesOf(node);
  return (
    entries?.length === 1 && entries[0]?.key === "secure" && textOf(entries[0].value) !== undefined
  );
}

function withoutEncrypted(value: unknown): {
  readonly plain: unknown;
  readonly encrypted: boolean;
} {
  if (typeof value !== "object" || value === null) return { plain: value, encrypted: false };
  if (Array.isArray(value)) {
    const items = value.map(withoutEncrypted);
    return {
      plain: items.map(({ plain }) => plain),
      encrypted: items.some(({ encrypted }) => encrypted),
    };
  }
  const entries = Object.entries(value).map(
    ([key, item]) => [key, withoutEncrypted(item)] as const,
  );
  if (entries.length === 1 && "secure" in value && typeof value.secure === "string") {
    return { plain: UNKNOWN, encrypted: true };
  }
  return {
    plain: Object.fromEntries(entries.map(([key, { plain }]) => [key, plain])),
    encrypted: entries.some(([, { encrypted }]) => encrypted),
  };
}

/** The first place at which a value is not of its declared type. */
export interface Mismatch {
  readonly node: unknown;
  /** Below the value: `[0]`, or empty for the value itself. */
  readonly path: string;
  readonly found: string;
  readonly wanted: string;
}

/** Checks a value against its declaration. Encrypted parts are taken as they are. */
export function findMismatch(
  file: YamlFile,
  node: unknown,
  declaration: TypeDeclaration,
): Mismatch | undefined {
  if (isEncrypted(node)) return undefined;
  const { type, items } = declaration;
  if (!isOfType(node, type)) {
    return { node, path: "", found: describe(file, node), wanted: article(type) };
  }
  if (items === undefined || !isSeq(node)) return undefined;
  for (const [index, item] of node.items.entries()) {
    const mismatch = findMismatch(file, item, items);
    if (mismatch !== undefined) return { ...mismatch, path: `[${index}]${mismatch.path}` };
  }
  return undefined;
}

function isOfType(node: unknown, type: ConfigurationType): boolean {
  if (type === "array") return isSeq(node);
  if (type === "object") return isMap(node);
  const text = textOf(node);
  if (text === undefined) return false;
  if (type === "boolean") return text === "true" || text === "false";
  if (type === "integer") return /^[+-]?\d+$/.test(text);
  if (type === "number") return text.trim() !== "" && Number.isFinite(Number(text));
  return true;
}

export function article(type: ConfigurationType): string {
  return `${/^[aio]/.test(type) ? "an" : "a"} ${type}`;
}

function describe(file: YamlFile, node: unknown): string {
  if (isSeq(node)) return "an array";
  if (isMap(node)) return "an object";
  const plain = file.plain(node);
  return plain === null ? "nothing" : `${JSON.stringify(plain)} (${typeof plain})`;
}
