import type { ReportDocument } from "../report/document";
import { cents } from "./line";
import { costLines } from "./lines";
import { PRICES_AS_OF } from "./prices";
import { PricedStack, sum } from "./stack";

/** The report with what its hardening costs in a month; as it is where nothing has a price. */
export function withCost(report: ReportDocument): ReportDocument {
  const stack = new PricedStack(report);
  const lines = costLines(stack);
  if (lines.length === 0) return report;
  const total = cents(sum(lines.map(({ monthly }) => monthly)));
  return {
    ...report,
    cost: { asOf: PRICES_AS_OF, currency: "USD", region: stack.region, total, lines },
  };
}
