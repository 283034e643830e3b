import type { ResourceEntry } from "../report/document";

/** A resource that is in both reports; its URN may differ where an alias tells that it was renamed. */
export interface Pair {
  readonly before: ResourceEntry;
  readonly after: ResourceEntry;
}

export interface Pairing {
  readonly pairs: readonly Pair[];
  readonly added: readonly ResourceEntry[];
  readonly removed: readonly ResourceEntry[];
  /** The URN that a resource of the earlier report has now. */
  readonly urnNow: (urn: string) => string;
}

/** Matches resources by URN, then by the aliases of new ones, as the engine does. */
export function pairResources(
  before: readonly ResourceEntry[],
  after: readonly ResourceEntry[],
): Pairing {
  const now = new Set(after.map(({ urn }) => urn));
  const left = new Map(before.map((entry) => [entry.urn, entry]));
  const renamed = new Map<string, string>();
  const pairs: Pair[] = [];
  const added: ResourceEntry[] = [];
  for (const entry of after) {
    const earlier = [entry.urn, ...entry.options.aliases]
      .filter((urn) => urn === entry.urn || !now.has(urn))
      .map((urn) => left.get(urn))
      .find((candidate) => candidate !== undefined);
    if (earlier === undefined) {
      added.push(entry);
      continue;
    }
    left.delete(earlier.urn);
    renamed.set(earlier.urn, entry.urn);
    pairs.push({ before: earlier, after: entry });
  }
  return {
    pairs,
    added,
    removed: [...left.values()],
    urnNow: (urn) => renamed.get(urn) ?? urn,
  };
}
