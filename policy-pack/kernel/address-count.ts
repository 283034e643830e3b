import { isIP } from "node:net";

/** How many addresses ranges cover together, each address counted once. */
export interface AddressCount {
  readonly ipv4: bigint;
  readonly ipv6: bigint;
}

interface Range {
  readonly family: 4 | 6;
  readonly first: bigint;
  readonly last: bigint;
}

/** The addresses that ranges in CIDR notation cover together, so that two halves count as the whole; a text that is no range is given back instead. */
export function countAddresses(ranges: readonly string[]): AddressCount | string {
  const parsed: Range[] = [];
  for (const text of ranges) {
    const range = parseRange(text);
    if (range === undefined) return text;
    parsed.push(range);
  }
  const of = (family: 4 | 6) => union(parsed.filter((range) => range.family === family));
  return { ipv4: of(4), ipv6: of(6) };
}

function union(ranges: readonly Range[]): bigint {
  let total = 0n;
  let end = -1n;
  for (const { first, last } of [...ranges].sort((a, b) => (a.first < b.first ? -1 : 1))) {
    if (last <= end) continue;
    total += last - (first > end ? first - 1n : end);
    end = last;
  }
  return total;
}

function parseRange(text: string): Range | undefined {
  const [, base = "", length = ""] = /^([^/]+)\/(\d{1,3})$/.exec(text.trim()) ?? [];
  const family = isIP(base);
  if (family !== 4 && family !== 6) return undefined;
  const bits = family === 4 ? 32 : 128;
  if (Number(length) > bits) return undefined;
  const host = BigInt(bits - Number(length));
  const first = ((family === 4 ? ipv4(base) : ipv6(base)) >> host) << host;
  return { family, first, last: first + (1n << host) - 1n };
}

function ipv4(address: string): bigint {
  return address.split(".").reduce((sum, part) => (sum << 8n) | BigInt(part), 0n);
}

function ipv6(address: string): bigint {
  const plain = address.replace(/[\d.]+$/, (tail) => (tail.includes(".") ? embedded(tail) : tail));
  const [head = "", tail] = plain.split("::");
  const groups = (text: string) => (text === "" ? [] : text.split(":"));
  const left = groups(head);
  const right = tail === undefined ? [] : groups(tail);
  const zeros = Array.from({ length: 8 - left.length - right.length }, () => "0");
  return [...left, ...zeros, ...right].reduce(
    (sum, group) => (sum << 16n) | BigInt(`0x${group}`),
    0n,
  );
}

/** The IPv4 address at the end of an IPv6 one, as two groups. */
function embedded(address: string): string {
  const value = ipv4(address);
  return `${(value >> 16n).toString(16)}:${(value & 0xffffn).toString(16)}`;
}
