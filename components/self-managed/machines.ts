import { invalidArgument, requireMatch } from "../invalid-argument";
import { parseCidr, type Cidr } from "../network/cidr";

/** A machine that is there already: on premises, or an instance. */
export interface MachineArgs {
  /** Host name and name of the node: 1 to 30 lower-case letters, digits and hyphens. */
  readonly name: string;
  /** IPv4 address that the other machines reach it at. */
  readonly address: string;
}

/** What the names in certificates of a control plane are made of. */
export interface ControlPlaneNames {
  /** The machines of the control plane: three or five. */
  readonly members: MachineArgs[];
  /** Machines that run pods and nothing of the control plane. Default none. */
  readonly workers?: MachineArgs[];
  /** DNS names and IPv4 addresses that clients reach the API server at; the first one stands in kubeconfig files. */
  readonly apiServerNames: string[];
  /** Addresses of Services, for example 10.96.0.0/16. Prefix lengths 12 to 24. */
  readonly serviceCidr: string;
}

/** Names with every check passed. */
export interface PlannedNames {
  readonly members: readonly MachineArgs[];
  readonly workers: readonly MachineArgs[];
  readonly apiServerDnsNames: readonly string[];
  readonly apiServerAddresses: readonly string[];
  /** The first of the API server's names. */
  readonly endpointHost: string;
  readonly serviceCidr: Cidr;
}

/** A majority of three or five survives the loss of one or two; even numbers survive no more than the odd one below. */
const MEMBER_COUNTS: readonly number[] = [3, 5];

const DNS_NAME =
  /^(?=.{1,253}$)[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*$/;

/** Checks machines and names; `path` is what stands before the names of the arguments, with its dot. */
export function requireNames(owner: string, path: string, args: ControlPlaneNames): PlannedNames {
  const { workers = [], apiServerNames } = args;
  const members = requireMembers(owner, `${path}members`, args.members);
  requireMachines(owner, `${path}members`, members, []);
  requireMachines(owner, `${path}workers`, workers, members);
  const names = requireApiServerNames(owner, `${path}apiServerNames`, apiServerNames);
  return {
    members,
    workers,
    apiServerDnsNames: names.filter((name) => !isAddress(name)),
    apiServerAddresses: names.filter(isAddress),
    endpointHost: names[0] ?? "",
    serviceCidr: requireServiceCidr(owner, `${path}serviceCidr`, args.serviceCidr),
  };
}

function requireMembers(
  owner: string,
  path: string,
  members: readonly MachineArgs[],
): readonly MachineArgs[] {
  const wanted =
    "three or five machines: etcd needs a majority, and an even number survives no more losses than one machine less";
  if (!Array.isArray(members)) throw invalidArgument(owner, path, members, wanted);
  if (!MEMBER_COUNTS.includes(members.length)) {
    const names = members.map(({ name }: MachineArgs) => name);
    throw invalidArgument(owner, path, names, wanted);
  }
  return members;
}

function requireMachines(
  owner: string,
  path: string,
  machines: readonly MachineArgs[],
  others: readonly MachineArgs[],
): void {
  machines.forEach(({ name, address }, index) => {
    const place = `${path}[${index}]`;
    const label = "a name of 1 to 30 lower-case letters, digits and hyphens";
    requireMatch(owner, `${place}.name`, name, /^[a-z0-9]([a-z0-9-]{0,28}[a-z0-9])?$/, label);
    if (typeof address !== "string" || !isAddress(address)) {
      throw invalidArgument(owner, `${place}.address`, address, "an IPv4 address");
    }
    const before = [...others, ...machines.slice(0, index)];
    if (before.some((other) => other.name === name)) {
      throw invalidArgument(owner, `${place}.name`, name, "a name that no other machine has");
    }
    if (before.some((other) => other.address === address)) {
      const wanted = "an address that no other machine has";
      throw invalidArgument(owner, `${place}.address`, address, wanted);
    }
  });
}

function requireApiServerNames(
  owner: string,
  path: string,
  names: readonly string[],
): readonly string[] {
  if (!Array.isArray(names) || names.length === 0) {
    const wanted = "a list with at least one name or address that clients reach the API server at";
    throw invalidArgument(owner, path, names, wanted);
  }
  names.forEach((name: string, index) => {
    requireMatch(owner, `${path}[${index}]`, name, DNS_NAME, "a DNS name or an IPv4 address");
    if (/^[\d.]+$/.test(name) && !isAddress(name)) {
      throw invalidArgument(owner, `${path}[${index}]`, name, "a DNS name or an IPv4 address");
    }
    if (names.indexOf(name) < index) {
      throw invalidArgument(owner, `${path}[${index}]`, name, "a name that is not given twice");
    }
  });
  return names;
}

function requireServiceCidr(owner: string, path: string, text: string): Cidr {
  const cidr = typeof text === "string" ? parseCidr(text) : undefined;
  // kube-apiserver refuses more than 20 host bits (cmd/kube-apiserver/app/options/validation.go).
  if (cidr === undefined || cidr.prefix < 12 || cidr.prefix > 24) {
    const wanted = "an IPv4 network with a prefix length from 12 to 24, such as 10.96.0.0/16";
    throw invalidArgument(owner, path, text, wanted);
  }
  return cidr;
}

function isAddress(text: string): boolean {
  return parseCidr(`${text}/32`) !== undefined;
}

/** The `index`-th address of a network, counted from 0. */
export function addressAt({ first }: Cidr, index: number): string {
  const value = first + index;
  return [value >>> 24, (value >>> 16) & 255, (value >>> 8) & 255, value & 255].join(".");
}
