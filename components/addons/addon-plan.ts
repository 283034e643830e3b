import { invalidArgument } from "../invalid-argument";
import { requireKubernetesVersion } from "../kubernetes-versions";
import type { NetworkNeeds } from "../network/needs";
import { addonNeeds, ADDONS, DEFAULT_ADDONS } from "./catalogue";
import type { AddonDefinition, AddonIdentity } from "./definition";
import { addonVersion } from "./versions";

export interface AddonRequest {
  /** Kubernetes minor version. Default 1.35. */
  readonly kubernetesVersion?: string;
  /** Names of all add-ons of the cluster. Default DEFAULT_ADDONS. */
  readonly addons?: readonly string[];
}

/** An add-on as it will be installed. */
export interface PlannedAddon {
  readonly definition: AddonDefinition;
  readonly version: string;
}

export interface AddonPlan {
  /** In an order in which they can be installed. */
  readonly addons: readonly PlannedAddon[];
  /** What the network must allow for them. */
  readonly needs: readonly NetworkNeeds[];
}

/**
 * Plans the add-ons of a cluster. Refuses an add-on that is unknown or named twice, a list without an add-on that every
 * cluster must have, and an add-on without those that it comes after.
 */
export function planAddons(owner: string, request: AddonRequest): AddonPlan {
  const { minor } = requireKubernetesVersion(owner, "kubernetesVersion", request.kubernetesVersion);
  const names = request.addons ?? DEFAULT_ADDONS;
  names.forEach((name, index) => requireKnownOnce(owner, names, name, index));
  requireAlways(owner, names);
  const chosen = ADDONS.filter(({ name }) => names.includes(name));
  for (const addon of chosen) requirePrerequisites(owner, names, addon);
  return {
    addons: chosen.map((definition) => planned(definition, minor)),
    needs: chosen.map(addonNeeds),
  };
}

/** Plans a single add-on, whatever else the cluster has. */
export function planAddon(
  owner: string,
  request: { readonly name: string; readonly kubernetesVersion?: string },
): PlannedAddon {
  const { minor } = requireKubernetesVersion(owner, "kubernetesVersion", request.kubernetesVersion);
  return planned(requireAddon(owner, "addonName", request.name), minor);
}

/** All service accounts of these add-ons that have a role. */
export function addonIdentities(addons: readonly PlannedAddon[]): readonly AddonIdentity[] {
  return addons.flatMap(({ definition }) => definition.identities);
}

/** The add-on's settings in a cluster as JSON text. Absent: the add-on's defaults. */
export function configurationValues(
  { configuration }: AddonDefinition,
  clusterName: string,
): string | undefined {
  return configuration && JSON.stringify(configuration(clusterName));
}

function planned(definition: AddonDefinition, minor: string): PlannedAddon {
  return { definition, version: addonVersion(definition.name, minor) };
}

function requireAddon(owner: string, path: string, name: string): AddonDefinition {
  const addon = ADDONS.find((one) => one.name === name);
  if (addon === undefined) {
    const known = ADDONS.map((one) => one.name).join(", ");
    throw invalidArgument(owner, path, name, `one of ${known} (add-ons that are known here)`);
  }
  return addon;
}

function requireKnownOnce(
  owner: string,
  names: readonly string[],
  name: string,
  index: number,
): void {
  const path = `addons[${index}]`;
  requireAddon(owner, path, name);
  const first = names.indexOf(name);
  if (first !== index) {
    throw invalidArgument(owner, path, name, `an add-on that is not already at addons[${first}]`);
  }
}

function requireAlways(owner: string, names: readonly string[]): void {
  const missing = ADDONS.find(({ use, name }) => use === "always" && !names.includes(name));
  if (missing !== undefined) {
    const wanted = `a list with ${missing.name}, which every cluster needs`;
    throw invalidArgument(owner, "addons", names, wanted);
  }
}

function requirePrerequisites(
  owner: string,
  names: readonly string[],
  { name, after }: AddonDefinition,
): void {
  const missing = after.find((earlier) => !names.includes(earlier));
  if (missing !== undefined) {
    const wanted = `a list with ${missing} as well, which ${name} needs`;
    throw invalidArgument(owner, `addons[${names.indexOf(name)}]`, name, wanted);
  }
}
