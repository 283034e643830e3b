import { isIP } from "node:net";

/** Ranges that are not routed on the internet (RFC 1918, 3927, 4193, 4291, 6598 and loopback). */
const PRIVATE_RANGES = [
  "10.0.0.0/8",
  "172.16.0.0/12",
  "192.168.0.0/16",
  "100.64.0.0/10",
  "127.0.0.0/8",
  "169.254.0.0/16",
  "fc00::/7",
  "fe80::/10",
  "::1/128",
];

let parsedPrivate: readonly (Range | undefined)[] | undefined;

/** Read when a stack has ranges to judge: what reads addresses is slow to start. */
function privateRanges(): readonly (Range | undefined)[] {
  return (parsedPrivate ??= PRIVATE_RANGES.map(parse));
}

/** What one organisation may have: a /16 of IPv4, and a /32 of IPv6, the usual allocation of a provider. */
const MOST = { 4: 2n ** 16n, 6: 2n ** 96n } as const;

interface Range {
  readonly family: 4 | 6;
  readonly first: bigint;
  readonly last: bigint;
}

/**
 * Whether the public part of a set of ranges in CIDR notation is larger than one organisation has, so that halves of the
 * internet count as what they are together. A text that is no range counts as the whole.
 */
export function isWorldWide(ranges: readonly string[]): boolean {
  const parsed = ranges.map(parse);
  if (parsed.includes(undefined)) return true;
  const open = parsed.flatMap((range) =>
    range !== undefined && !privateRanges().some((other) => holds(other, range)) ? [range] : [],
  );
  return ([4, 6] as const).some(
    (family) => sizeOf(open.filter((range) => range.family === family)) > MOST[family],
  );
}

function sizeOf(ranges: readonly Range[]): bigint {
  const sorted = [...ranges].sort((left, right) => (left.first < right.first ? -1 : 1));
  let [size, next] = [0n, 0n];
  for (const { first, last } of sorted) {
    const start = first > next ? first : next;
    if (last < start) continue;
    size += last - start + 1n;
    next = last + 1n;
  }
  return size;
}

function holds(outer: Range | undefined, inner: Range): boolean {
  return outer?.family === inner.family && outer.first <= inner.first && inner.last <= outer.last;
}

function parse(text: string): Range | undefined {
  const [, address = "", length = ""] = /^([0-9a-f.:]+)\/(\d{1,3})$/i.exec(text.trim()) ?? [];
  const family = isIP(address);
  if (family !== 4 && family !== 6) return undefined;
  const bits = family === 4 ? 32 : 128;
  if (Number(length) > bits) return undefined;
  const size = 2n ** BigInt(bits - Number(length));
  const value = family === 4 ? number4(address) : number6(address);
  const first = value - (value % size);
  return { family, first, last: first + size - 1n };
}

function number4(address: string): bigint {
  return address.split(".").reduce((value, part) => value * 256n + BigInt(part), 0n);
}

function number6(address: string): bigint {
  const plain = address.replace(/[\d.]+\.[\d.]+$/, (tail) => {
    const value = number4(tail);
    return `${(value >> 16n).toString(16)}:${(value & 0xffffn).toString(16)}`;
  });
  const [head = "", tail] = plain.split("::");
  const groups = (part: string) => (part === "" ? [] : part.split(":"));
  const [left, right] = [groups(head), groups(tail ?? "")];
  const gap = tail === undefined ? 0 : 8 - left.length - right.length;
  const all = [...left, ...Array.from({ length: gap }, () => "0"), ...right];
  return all.reduce((value, group) => value * 65_536n + BigInt(`0x${group}`), 0n);
}
