import { invalidArgument } from "../invalid-argument";

/** An IPv4 or IPv6 network: its first and last address as numbers. */
interface AddressRange {
  readonly family: 4 | 6;
  readonly first: bigint;
  readonly last: bigint;
}

/** The instance metadata service (EC2 user guide, "Access instance metadata"). */
const METADATA = ["169.254.169.254/32", "fd00:ec2::254/128"];
/** Networks that hold nothing but services of the node itself. */
const NODE_SERVICES = ["169.254.0.0/16", "fd00:ec2::/32"];
/** Where the Pod Identity agent answers on every node, on port 80 (EKS user guide, "Set up the Amazon EKS Pod Identity Agent"). */
export const POD_IDENTITY_AGENT: readonly string[] = ["169.254.170.23/32", "fd00:ec2::23/128"];

/** A network of a policy, with what is left out of it. */
export interface AddressBlock {
  readonly cidr: string;
  readonly except?: string[];
}

const WANTED = "an IPv4 or IPv6 network such as 10.20.0.0/16 with no host bits set";

/** Checks a network, and that each exception is a smaller network within it. */
export function requireBlock(
  owner: string,
  path: string,
  cidr: string,
  except: readonly string[],
): AddressBlock {
  const whole = requireRange(owner, `${path}.cidr`, cidr);
  except.forEach((one, index) => {
    const place = `${path}.except[${index}]`;
    const part = requireRange(owner, place, one);
    if (!contains(whole, part) || contains(part, whole)) {
      throw invalidArgument(owner, place, one, `a smaller network within ${cidr}`);
    }
  });
  return except.length === 0 ? { cidr } : { cidr, except: [...except] };
}

/**
 * Control np-metadata-egress. Leaves the metadata addresses out of a network that pods may reach, and refuses one that
 * has little else in it: policies add up, so that one such rule would open the address again for all others.
 */
export function requireDestination(
  owner: string,
  path: string,
  cidr: string,
  except: readonly string[],
): AddressBlock {
  const block = requireBlock(owner, path, cidr, except);
  const reached = METADATA.filter((address) => holds(cidr, address)).filter(
    (address) => !except.some((one) => holds(one, address)),
  );
  if (reached.length === 0) return block;
  if (NODE_SERVICES.some((services) => holds(services, cidr))) {
    const wanted = `a network without the instance metadata address ${reached.join(", ")}`;
    throw invalidArgument(owner, `${path}.cidr`, cidr, wanted);
  }
  return { cidr, except: [...except, ...reached] };
}

/** Whether every address of `inner` is in `outer`; both of the checked form. */
function holds(outer: string, inner: string): boolean {
  const [whole, part] = [parseRange(outer), parseRange(inner)];
  return whole !== undefined && part !== undefined && contains(whole, part);
}

function contains(outer: AddressRange, inner: AddressRange): boolean {
  return outer.family === inner.family && outer.first <= inner.first && inner.last <= outer.last;
}

function requireRange(owner: string, path: string, text: string): AddressRange {
  const range = typeof text === "string" ? parseRange(text) : undefined;
  if (range === undefined) throw invalidArgument(owner, path, text, WANTED);
  return range;
}

function parseRange(text: string): AddressRange | undefined {
  const [, address = "", digits = ""] = /^([0-9a-f.:]+)\/(0|[1-9]\d{0,2})$/.exec(text) ?? [];
  const family = address.includes(":") ? 6 : 4;
  const first = family === 6 ? parseIpv6(address) : parseIpv4(address);
  const bits = family === 6 ? 128 : 32;
  if (first === undefined || digits === "" || Number(digits) > bits) return undefined;
  const size = 1n << BigInt(bits - Number(digits));
  return first % size === 0n ? { family, first, last: first + size - 1n } : undefined;
}

function parseIpv4(text: string): bigint | undefined {
  const octets = text.split(".");
  if (octets.length !== 4) return undefined;
  // A leading zero is octal to some readers.
  const isOctet = (one: string): boolean => /^(0|[1-9]\d{0,2})$/.test(one) && Number(one) < 256;
  return octets.every(isOctet) ? joined(octets.map(Number), 8n) : undefined;
}

/** Dotted forms are refused: Kubernetes treats IPv4 addresses in IPv6 form as another family. */
function parseIpv6(text: string): bigint | undefined {
  const halves = text.split("::");
  if (halves.length > 2) return undefined;
  const groupsOf = (half = ""): string[] => (half === "" ? [] : half.split(":"));
  const [head, tail] = [groupsOf(halves[0]), groupsOf(halves[1])];
  const missing = 8 - head.length - tail.length;
  if (halves.length === 2 ? missing < 1 : missing !== 0) return undefined;
  const groups = [...head, ...Array<string>(Math.max(missing, 0)).fill("0"), ...tail];
  if (!groups.every((group) => /^[0-9a-f]{1,4}$/.test(group))) return undefined;
  return joined(
    groups.map((group) => parseInt(group, 16)),
    16n,
  );
}

function joined(parts: readonly number[], bits: bigint): bigint {
  return parts.reduce((sum, part) => (sum << bits) + BigInt(part), 0n);
}
