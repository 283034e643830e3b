/**
 * Items in order of a whole number of theirs, at least 0; those of one number stay as they are. The same list where it is in
 * order already.
 */
export function inOrder<T>(items: readonly T[], numberOf: (item: T) => number): readonly T[] {
  const { length } = items;
  const places = new Float64Array(length);
  let isSorted = true;
  let before = 0;
  for (let index = 0; index < length; index += 1) {
    const number = numberOf(items[index] as T);
    if (number < before) isSorted = false;
    before = number;
    // Number and place in one: sorted without a function that compares them.
    places[index] = number * length + index;
  }
  if (isSorted) return items;
  return Array.from(places.sort(), (place) => items[place % length] as T);
}

/** The rank of every text in the order in which people sort; texts that are equal there share one. */
export function sortingRanks(texts: Iterable<string>): ReadonlyMap<string, number> {
  const { compare } = new Intl.Collator();
  const ranks = new Map<string, number>();
  let rank = 0;
  let before: string | undefined;
  for (const text of [...new Set(texts)].sort(compare)) {
    if (before !== undefined && compare(before, text) !== 0) rank += 1;
    ranks.set(text, rank);
    before = text;
  }
  return ranks;
}
