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

/** Order of texts by their code units: the same on every machine, whatever its language. */
export function compareTexts(left: string, right: string): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

/** The rank of every text in the order of `compareTexts`. */
export function sortingRanks(texts: Iterable<string>): ReadonlyMap<string, number> {
  return new Map([...new Set(texts)].sort(compareTexts).map((text, rank) => [text, rank]));
}
