import { invalidArgument, requireMatch } from "../invalid-argument";

const QUANTITY = /^(\d+(?:\.\d+)?)(m|k|M|G|T|Ki|Mi|Gi|Ti)?$/;

/** Source: Kubernetes documentation, "Quantity". */
const FACTORS: Readonly<Record<string, number>> = {
  m: 1e-3,
  k: 1e3,
  M: 1e6,
  G: 1e9,
  T: 1e12,
  Ki: 2 ** 10,
  Mi: 2 ** 20,
  Gi: 2 ** 30,
  Ti: 2 ** 40,
};

/** Checks that every value of the object is a quantity such as 500m or 2Gi. */
export function requireQuantities<T extends object>(owner: string, path: string, quantities: T): T {
  for (const [key, value] of Object.entries(quantities)) {
    requireMatch(owner, `${path}.${key}`, value, QUANTITY, 'a quantity such as "500m" or "2Gi"');
  }
  return quantities;
}

/** The number that a quantity of the checked form stands for, in cores or bytes. */
export function amountOf(quantity: string): number {
  const [, digits = "", suffix = ""] = QUANTITY.exec(quantity) ?? [];
  return Number(digits) * (FACTORS[suffix] ?? 1);
}

/** A quantity, and where it stands in the arguments. */
export interface PlacedQuantity {
  readonly path: string;
  readonly value: string;
}

/** Checks that no quantity is smaller than the one before it. */
export function requireAscending(owner: string, quantities: readonly PlacedQuantity[]): void {
  quantities.slice(1).forEach(({ path, value }, index) => {
    const before = quantities[index];
    if (before !== undefined && amountOf(value) < amountOf(before.value)) {
      throw invalidArgument(
        owner,
        path,
        value,
        `at least ${before.path}, which is ${before.value}`,
      );
    }
  });
}
