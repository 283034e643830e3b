import { invalidArgument } from "./invalid-argument";
import { addressCount, containsCidr, overlaps, parseCidr, type Cidr } from "./network/cidr";

/** Who reaches the Kubernetes API. */
export const ApiAccess = {
  /** Networks that are connected to the VPC, and nobody else. */
  Private: "private",
  /** These, and a few public addresses of administrators. */
  RestrictedPublic: "restricted-public",
} as const;
export type ApiAccess = (typeof ApiAccess)[keyof typeof ApiAccess];

export interface ApiAccessRequest {
  readonly apiAccess?: ApiAccess;
  readonly publicAccessCidrs?: string[];
}

/** The endpoint settings of a cluster. There are no public networks while the public endpoint is off. */
export interface ApiAccessPlan {
  readonly endpointPublicAccess: boolean;
  readonly publicAccessCidrs?: string[];
}

/** Most public addresses that may reach the API, all networks together: those of one /24. */
const MOST_ADDRESSES = 256;

/** Networks from which nothing arrives at a public endpoint. Source: IANA IPv4 special-purpose address registry. */
const NOT_PUBLIC = [
  "0.0.0.0/8",
  "10.0.0.0/8",
  "100.64.0.0/10",
  "127.0.0.0/8",
  "169.254.0.0/16",
  "172.16.0.0/12",
  "192.168.0.0/16",
  "224.0.0.0/3",
].flatMap((text) => parseCidr(text) ?? []);

/** Judges the union of the networks: two halves of the world are as wide as the world (control eks-public-cidrs). */
export function planApiAccess(owner: string, request: ApiAccessRequest): ApiAccessPlan {
  const { apiAccess = ApiAccess.Private, publicAccessCidrs = [] } = request;
  const known = Object.values(ApiAccess);
  if (!known.includes(apiAccess)) {
    throw invalidArgument(owner, "apiAccess", apiAccess, `one of ${known.join(", ")}`);
  }
  if (!Array.isArray(publicAccessCidrs)) {
    throw invalidArgument(owner, "publicAccessCidrs", publicAccessCidrs, "a list of networks");
  }
  if (apiAccess === ApiAccess.Private) {
    if (publicAccessCidrs.length === 0) return { endpointPublicAccess: false };
    const wanted = `none, because apiAccess is ${ApiAccess.Private}`;
    throw invalidArgument(owner, "publicAccessCidrs", publicAccessCidrs, wanted);
  }
  if (publicAccessCidrs.length === 0) {
    const wanted = `the public networks of administrators, because apiAccess is ${apiAccess}`;
    throw invalidArgument(owner, "publicAccessCidrs", publicAccessCidrs, wanted);
  }
  const networks = publicAccessCidrs.map((text, index) =>
    requirePublicNetwork(owner, `publicAccessCidrs[${index}]`, text),
  );
  const total = distinctAddresses(networks);
  if (total > MOST_ADDRESSES) {
    const wanted = `at most ${MOST_ADDRESSES} addresses together, as many as in one /24 (these are ${total})`;
    throw invalidArgument(owner, "publicAccessCidrs", publicAccessCidrs, wanted);
  }
  return { endpointPublicAccess: true, publicAccessCidrs };
}

function requirePublicNetwork(owner: string, path: string, text: string): Cidr {
  const network = typeof text === "string" ? parseCidr(text) : undefined;
  if (network === undefined) {
    const wanted = "an IPv4 network such as 198.51.100.0/28 with no host bits set";
    throw invalidArgument(owner, path, text, wanted);
  }
  if (addressCount(network) > MOST_ADDRESSES) {
    throw invalidArgument(owner, path, text, "a narrow network: /24 or longer");
  }
  if (NOT_PUBLIC.some((other) => overlaps(network, other))) {
    throw invalidArgument(owner, path, text, "a network of public addresses");
  }
  return network;
}

/** Networks lie inside each other or apart, so the outermost ones make up the union. */
function distinctAddresses(networks: readonly Cidr[]): number {
  const outermost = networks.filter(
    (one, index) =>
      !networks.some(
        (other, at) =>
          at !== index &&
          containsCidr(other, one) &&
          // Of equal networks the first one counts.
          (other.prefix < one.prefix || at < index),
      ),
  );
  return outermost.reduce((sum, one) => sum + addressCount(one), 0);
}
