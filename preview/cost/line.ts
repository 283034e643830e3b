import type { CostLine } from "../report/document";
import { priceOf, PRICES, type PriceName } from "./prices";
import type { PricedStack } from "./stack";

/** A line before it has its price. */
export interface Priced {
  readonly what: string;
  readonly count: number;
  readonly unit: string;
  readonly price: PriceName;
  /** Units of the price for each counted one in a month. Default 1. */
  readonly each?: number;
  /** What is assumed, in sentences; the price is added. Default nothing. */
  readonly assumption?: string;
}

/** The priced line. */
export function costLine(
  { region }: PricedStack,
  { what, count, unit, price, each = 1, assumption = "" }: Priced,
): CostLine {
  const { usd, from, checked } = priceOf(price, region);
  const { per, source } = PRICES[price];
  const borrowed = from === region ? "" : ` (price of ${from}; the table has none of ${region})`;
  const monthly = cents(count * each * usd);
  return {
    what,
    count: cents(count),
    unit,
    monthly,
    assumption: `${dollars(usd)} per ${per}${borrowed}. ${assumption}`.trimEnd(),
    source: `${source} (${checked === undefined ? "not checked" : `checked ${checked}`})`,
  };
}

/** Rounded to hundredths. */
export function cents(number: number): number {
  return Math.round(number * 100) / 100;
}

export function dollars(number: number): string {
  return `USD ${number}`;
}
