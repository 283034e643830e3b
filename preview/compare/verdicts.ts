import type { ComparedVerdict, ComparisonEntry, Finding } from "../report/document";
import { IMPACT_CONTROL } from "./finding";

/** Verdicts that are new since an earlier report, and those that are gone; what was accepted or exempted since, among them. */
export function compareVerdicts(
  before: readonly Finding[],
  after: readonly Finding[],
): ComparisonEntry["verdicts"] {
  return { new: without(after, before), gone: without(before, after) };
}

/** `list` less one finding for each equal one of `others`. */
function without(list: readonly Finding[], others: readonly Finding[]): readonly ComparedVerdict[] {
  const counts = new Map<string, number>();
  for (const finding of others) counts.set(keyOf(finding), (counts.get(keyOf(finding)) ?? 0) + 1);
  return list
    .filter(({ control }) => control !== IMPACT_CONTROL)
    .filter((finding) => {
      const count = counts.get(keyOf(finding)) ?? 0;
      counts.set(keyOf(finding), count - 1);
      return count <= 0;
    })
    .map(({ control, status, level, urn, path, message, fingerprint }) => ({
      control,
      status,
      level,
      urn,
      path,
      message,
      fingerprint,
    }));
}

function keyOf({ fingerprint, status, level }: Finding): string {
  return `${status} ${level} ${fingerprint}`;
}
