import { addressCount, containsCidr, type Cidr } from "./cidr";

/**
 * The fewest-addresses way to write `networks` as at most `limit` networks: while there are too many, the pair of
 * neighbours whose common network adds the fewest addresses is replaced by that network.
 */
export function coverCidrs(networks: readonly Cidr[], limit: number): Cidr[] {
  let cover = dropContained(networks);
  while (cover.length > Math.max(limit, 1)) {
    const pairs = cover.slice(1).map((right, index) => commonNetwork(cover[index] ?? right, right));
    const costs = pairs.map((pair) => addressCount(pair) - covered(cover, pair));
    const best = pairs[costs.indexOf(Math.min(...costs))];
    if (best === undefined) break;
    cover = dropContained([...cover, best]);
  }
  return cover;
}

function dropContained(networks: readonly Cidr[]): Cidr[] {
  const ordered = [...networks].sort((a, b) => a.first - b.first || a.prefix - b.prefix);
  const kept: Cidr[] = [];
  for (const one of ordered) {
    const last = kept.at(-1);
    if (last === undefined || !containsCidr(last, one)) kept.push(one);
  }
  return kept;
}

function commonNetwork(a: Cidr, b: Cidr): Cidr {
  for (let prefix = Math.min(a.prefix, b.prefix); prefix > 0; prefix -= 1) {
    const size = 2 ** (32 - prefix);
    const network = { first: Math.floor(a.first / size) * size, prefix };
    if (containsCidr(network, a) && containsCidr(network, b)) return network;
  }
  return { first: 0, prefix: 0 };
}

function covered(cover: readonly Cidr[], by: Cidr): number {
  return cover
    .filter((one) => containsCidr(by, one))
    .reduce((sum, one) => sum + addressCount(one), 0);
}
