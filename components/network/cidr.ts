/** An IPv4 network: its first address as an unsigned 32-bit number, and its prefix length. */
export interface Cidr {
  readonly first: number;
  readonly prefix: number;
}

const CIDR_FORM = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})\/(\d{1,2})$/;

/**
 * Reads `a.b.c.d/n`. Returns undefined for anything else, also for host bits that are set and for leading zeros, which
 * some readers take as octal.
 */
export function parseCidr(text: string): Cidr | undefined {
  const parts = CIDR_FORM.exec(text)?.slice(1).map(Number);
  if (parts === undefined) return undefined;
  const [a = 256, b = 256, c = 256, d = 256, prefix = 33] = parts;
  if (Math.max(a, b, c, d) > 255 || prefix > 32) return undefined;
  const cidr = { first: ((a << 24) | (b << 16) | (c << 8) | d) >>> 0, prefix };
  return formatCidr(cidr) === text && cidr.first % addressCount(cidr) === 0 ? cidr : undefined;
}

/** Writes the network as `a.b.c.d/n`. */
export function formatCidr({ first, prefix }: Cidr): string {
  const octets = [first >>> 24, (first >>> 16) & 255, (first >>> 8) & 255, first & 255];
  return `${octets.join(".")}/${prefix}`;
}

export function addressCount({ prefix }: Cidr): number {
  return 2 ** (32 - prefix);
}

/** True when every address of `inner` is in `outer`. */
export function containsCidr(outer: Cidr, inner: Cidr): boolean {
  return (
    inner.first >= outer.first &&
    inner.first + addressCount(inner) <= outer.first + addressCount(outer)
  );
}

/** True when the networks share an address. */
export function overlaps(a: Cidr, b: Cidr): boolean {
  return containsCidr(a, b) || containsCidr(b, a);
}

/** The `index`-th network of length `prefix` inside `outer`, counted from 0. */
export function subnetOf(outer: Cidr, prefix: number, index: number): Cidr {
  const subnet = { first: outer.first + index * 2 ** (32 - prefix), prefix };
  if (prefix < outer.prefix || !containsCidr(outer, subnet)) {
    throw new RangeError(`${formatCidr(outer)} has no /${prefix} at index ${index}`);
  }
  return subnet;
}
