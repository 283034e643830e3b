import type { NetworkNeeds } from "../network/needs";
import { CERTIFICATE_ADDONS } from "./certificate-addons";
import type { AddonDefinition } from "./definition";
import { MONITORING_ADDONS } from "./monitoring-addons";
import { NETWORKING_ADDONS } from "./networking-addons";
import { STORAGE_ADDONS } from "./storage-addons";

/** Every add-on that the components know; whatever an add-on comes after stands before it. */
export const ADDONS: readonly AddonDefinition[] = [
  ...NETWORKING_ADDONS,
  ...STORAGE_ADDONS,
  ...MONITORING_ADDONS,
  ...CERTIFICATE_ADDONS,
];

/** What a cluster has when nothing is said about add-ons. */
export const DEFAULT_ADDONS: readonly string[] = ADDONS.filter(({ use }) => use !== "option").map(
  ({ name }) => name,
);

/** What an add-on needs of the network, in the form that the network's planners take. */
export function addonNeeds({ name, needs }: AddonDefinition): NetworkNeeds {
  return { owner: name, ...needs };
}
