import type { Field, Reading } from "./field";

const QUANTITY = /^([+-]?(?:\d+\.?\d*|\.\d+))(?:([numkMGTPE]|[KMGTPE]i)|[eE]([+-]?\d+))?$/;

const DECIMAL: Readonly<Record<string, number>> = {
  n: 1e-9,
  u: 1e-6,
  m: 1e-3,
  k: 1e3,
  M: 1e6,
  G: 1e9,
  T: 1e12,
  P: 1e15,
  E: 1e18,
};
const BINARY = ["Ki", "Mi", "Gi", "Ti", "Pi", "Ei"];

/** The number that a Kubernetes quantity stands for (apimachinery resource.Quantity), nothing for a text that is none. */
export function parseQuantity(text: string): number | undefined {
  // Longer texts are no quantities, and would take the expression long.
  const [, number, suffix, exponent] = text.length > 64 ? [] : (QUANTITY.exec(text) ?? []);
  if (number === undefined) return undefined;
  if (exponent !== undefined) return Number(number) * 10 ** Number(exponent);
  if (suffix === undefined) return Number(number);
  const power = BINARY.indexOf(suffix) + 1;
  return Number(number) * (power > 0 ? 1024 ** power : (DECIMAL[suffix] ?? 1));
}

/** A quantity, written as a text or as a number. */
export function quantity(field: Field): Reading<number> {
  const text = field.string();
  if (text.state === "absent") return text;
  if (text.state === "unknown") {
    const number = field.number();
    return number.state === "known" ? number : text;
  }
  const value = parseQuantity(text.value);
  if (value !== undefined) return { state: "known", value, field };
  return { state: "unknown", why: `expected a quantity at ${field.path}`, field };
}
