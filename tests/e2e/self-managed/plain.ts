import { isSecret, type WireValue } from "../../../preview/engine";

/** A value of the engine's wire form without the marks of secrets. */
export function plain(value: WireValue): WireValue {
  if (Array.isArray(value)) return value.map((item: WireValue) => plain(item));
  if (typeof value !== "object" || value === null) return value;
  const object = value as Readonly<Record<string, WireValue>>;
  if (isSecret(value)) return plain(object["value"] ?? null);
  return Object.fromEntries(Object.entries(object).map(([key, item]) => [key, plain(item)]));
}
