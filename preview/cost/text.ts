import type { CostEntry } from "../report/document";
import type { Palette } from "../report/palette";
import { visible } from "../report/visible";

/** The cost line by line, for people; the dearest first. */
export function costLines(cost: CostEntry | undefined, paint: Palette): readonly string[] {
  if (cost === undefined) return ["  nothing with a price"];
  const lines = [...cost.lines].sort((left, right) => right.monthly - left.monthly);
  const title = `  ${amount(cost.total)}  ${paint.strong("total")}`;
  return [
    ...lines.flatMap(({ what, count, unit, monthly, assumption, source }) => [
      `  ${amount(monthly)}  ${what}: ${count} × ${unit}`,
      paint.dim(visible(`              ${assumption}`)),
      paint.dim(`              ${source}`),
    ]),
    `${title} ${paint.dim(`${cost.currency} a month, list prices of ${cost.region} as of ${cost.asOf}`)}`,
  ];
}

function amount(number: number): string {
  return number.toFixed(2).padStart(10);
}
