import { BlockList, isIP } from "node:net";

/** Whether a range (CIDR notation, IPv4 or IPv6) holds an address; a text that is no range holds none. */
export function contains(range: string, address: string): boolean {
  const { base, prefix } = split(range);
  const family = isIP(base);
  if (family === 0 || family !== isIP(address) || !isPrefix(prefix, family)) return false;
  const name = family === 4 ? "ipv4" : "ipv6";
  const list = new BlockList();
  list.addSubnet(base, prefix, name);
  return list.check(address, name);
}

/** Whether a range is wider than any one organisation has: shorter than /8, for IPv6 than /16. No range counts as wide. */
export function isWide(range: string): boolean {
  const { base, prefix } = split(range);
  const family = isIP(base);
  if (family === 0 || !isPrefix(prefix, family)) return true;
  return prefix < (family === 4 ? 8 : 16);
}

function split(range: string): { readonly base: string; readonly prefix: number } {
  const [base = "", prefix = ""] = range.trim().split("/");
  return { base, prefix: /^\d{1,3}$/.test(prefix) ? Number(prefix) : -1 };
}

function isPrefix(prefix: number, family: number): boolean {
  return prefix >= 0 && prefix <= (family === 4 ? 32 : 128);
}
