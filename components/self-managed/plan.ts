import { requireClusterName } from "../aws-account";
import { invalidArgument, requireMatch } from "../invalid-argument";
import { requireKubernetesVersion } from "../kubernetes-versions";
import { containsCidr, overlaps, parseCidr } from "../network/cidr";
import { requireGenerations, type CaGenerationArgs } from "../pki/rotation";
import type { ControlPlaneImages, OidcArgs, SelfManagedControlPlaneArgs } from "./args";
import { planEncryption, type EncryptionPlan } from "./encryption";
import { addressAt, requireNames, type PlannedNames } from "./machines";
import { planOidc } from "./authentication";

/** A control plane with every decision taken. */
export interface ControlPlanePlan {
  readonly clusterName: string;
  /** Kubernetes minor version. */
  readonly minor: string;
  readonly names: PlannedNames;
  readonly serviceCidr: string;
  readonly podCidr: string;
  /** Address of the cluster's DNS service: the tenth of the range. */
  readonly dnsAddress: string;
  readonly images: ControlPlaneImages;
  /** People of an OpenID Connect issuer. Absent: they come with certificates alone. */
  readonly oidc?: Required<Omit<OidcArgs, "certificateAuthorityPem">> & OidcArgs;
  readonly encryption: EncryptionPlan;
  readonly tokenKeys: readonly CaGenerationArgs[];
  readonly administratorGroups: readonly string[];
  readonly privilegedNamespaces: readonly string[];
  readonly joiningMember?: string;
}

/** Checks all arguments and takes every decision, before anything is registered. */
export function planControlPlane(
  owner: string,
  args: SelfManagedControlPlaneArgs,
): ControlPlanePlan {
  const clusterName = requireClusterName(owner, "clusterName", args.clusterName);
  const { minor } = requireKubernetesVersion(owner, "kubernetesVersion", args.kubernetesVersion);
  const names = requireNames(owner, "", args);
  const oidc = planOidc(owner, "userAuthentication", args.userAuthentication);
  const joining = requireJoining(owner, names, args.joiningMember);
  return {
    clusterName,
    minor,
    names,
    serviceCidr: args.serviceCidr,
    podCidr: requirePodCidr(owner, args.podCidr, names),
    dnsAddress: addressAt(names.serviceCidr, 10),
    images: requireImages(owner, args.images),
    ...(oidc !== undefined && { oidc }),
    encryption: planEncryption(owner, "encryption", args.encryption),
    tokenKeys: requireGenerations(owner, "tokenKeys", args.tokenKeys),
    administratorGroups: requireGroups(owner, args.administratorGroups ?? []),
    privilegedNamespaces: requireNamespaces(owner, args.privilegedNamespaces ?? []),
    ...(joining !== undefined && { joiningMember: joining }),
  };
}

function requirePodCidr(owner: string, text: string, names: PlannedNames): string {
  const cidr = typeof text === "string" ? parseCidr(text) : undefined;
  // Each node gets a /24 of it (kube-controller-manager, --node-cidr-mask-size).
  if (cidr === undefined || cidr.prefix < 8 || cidr.prefix > 22) {
    const wanted = "an IPv4 network with a prefix length from 8 to 22, such as 10.128.0.0/14";
    throw invalidArgument(owner, "podCidr", text, wanted);
  }
  if (overlaps(cidr, names.serviceCidr)) {
    throw invalidArgument(owner, "podCidr", text, "a network apart from serviceCidr");
  }
  for (const { name, address } of [...names.members, ...names.workers]) {
    const own = parseCidr(`${address}/32`);
    if (own === undefined || !containsCidr(cidr, own)) continue;
    throw invalidArgument(owner, "podCidr", text, `a network without ${address} of ${name}`);
  }
  return text;
}

function requireImages(owner: string, images: ControlPlaneImages): ControlPlaneImages {
  const wanted = "an image with its digest: name@sha256: and 64 hexadecimal digits";
  for (const program of ["etcd", "apiServer", "controllerManager", "scheduler"] as const) {
    const path = `images.${program}`;
    requireMatch(owner, path, images?.[program], /^[^\s@]+@sha256:[0-9a-f]{64}$/, wanted);
  }
  return images;
}

function requireGroups(owner: string, groups: readonly string[]): readonly string[] {
  groups.forEach((group, index) => {
    const path = `administratorGroups[${index}]`;
    requireMatch(owner, path, group, /^\S(.*\S)?$/, "the name of a group");
    if (/^system:(authenticated|unauthenticated|serviceaccounts|nodes|masters)/.test(group)) {
      throw invalidArgument(owner, path, group, "a group of people, not one of the system");
    }
  });
  return groups;
}

function requireNamespaces(owner: string, namespaces: readonly string[]): readonly string[] {
  namespaces.forEach((namespace, index) => {
    const path = `privilegedNamespaces[${index}]`;
    const wanted = "a namespace of 1 to 63 lower-case letters, digits and hyphens";
    requireMatch(owner, path, namespace, /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/, wanted);
    if (namespace === "default") {
      const other = "a namespace of its own: in default, pods run that nobody gave a place";
      throw invalidArgument(owner, path, namespace, other);
    }
  });
  return namespaces;
}

function requireJoining(
  owner: string,
  { members }: PlannedNames,
  joining: string | undefined,
): string | undefined {
  if (joining === undefined || members.some(({ name }) => name === joining)) return joining;
  const wanted = `one of ${members.map(({ name }) => name).join(", ")}`;
  throw invalidArgument(owner, "joiningMember", joining, wanted);
}
