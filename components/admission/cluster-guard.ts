import { planAddons, type AddonRequest } from "../addons/addon-plan";
import { AddonName } from "../addons/names";
import { dnsSuffix, requireLocation, type AwsLocation } from "../aws-account";
import { requireMatch, withPaths } from "../invalid-argument";
import type { AdmissionGuardArgs } from "./admission-guard";
import { planGuard } from "./guard-plan";
import type { GuardRelaxation } from "./guard-relaxations";

/** What the admission policies of a cluster let through. */
export interface AdmissionGuardSettings {
  /** Registries beside those of the account and of `imageAccountIds`. Default none. */
  readonly registries?: string[];
  /** Further namespaces that nobody may delete. Default those of the system and the guard's own alone. */
  readonly protectedNamespaces?: string[];
  /** Exceptions from single policies, each with reason, owner and last day. Default none. */
  readonly relaxations?: GuardRelaxation[];
}

/** A cluster as far as its guard depends on it. */
export interface GuardedCluster extends AwsLocation, AddonRequest {
  readonly imageAccountIds?: readonly string[];
  readonly admissionGuard?: AdmissionGuardSettings;
}

/** Namespace of the GuardDuty agent, whose pods are on the host's network (GuardDuty user guide, "Runtime Monitoring"). */
const GUARDDUTY_NAMESPACE = "amazon-guardduty";

/** Decides what the guard of a cluster is given. Errors name the path below `admissionGuard`. */
export function planClusterGuard(owner: string, cluster: GuardedCluster): AdmissionGuardArgs {
  const { admissionGuard = {}, kubernetesVersion } = cluster;
  const { registries = [], protectedNamespaces, relaxations } = admissionGuard;
  const own = ownRegistries(owner, cluster);
  const args = {
    registries: [...own, ...registries],
    systemNamespaces: [...systemNamespaces(owner, cluster)],
    protectedNamespaces,
    relaxations,
    kubernetesVersion,
  };
  withPaths(
    (path) => `admissionGuard.${listedPath(path, own.length)}`,
    () => planGuard(owner, args),
  );
  return args;
}

/** Where a registry stands in the list that the user wrote, which comes after the cluster's own. */
function listedPath(path: string, before: number): string {
  return path.replace(/^registries\[(\d+)\]/, (_, index: string) => {
    return `registries[${String(Number(index) - before)}]`;
  });
}

function ownRegistries(owner: string, cluster: GuardedCluster): readonly string[] {
  const { accountId, region, partition } = requireLocation(owner, cluster);
  const { imageAccountIds = [] } = cluster;
  imageAccountIds.forEach((id, index) => {
    const path = `imageAccountIds[${String(index)}]`;
    requireMatch(owner, path, id, /^\d{12}$/, "an AWS account id of 12 digits");
  });
  return [accountId, ...imageAccountIds].map(
    (id) => `${id}.dkr.ecr.${region}.${dnsSuffix(partition)}`,
  );
}

/** Only namespaces that the cluster's add-ons use: a name that nobody has yet would be anybody's way around the guard. */
function systemNamespaces(owner: string, cluster: GuardedCluster): readonly string[] {
  const { addons } = planAddons(owner, cluster);
  const used = addons.flatMap(({ definition: { name, pods, identities } }) => [
    ...[...pods, ...identities].map(({ namespace }) => namespace),
    ...(name === AddonName.GuardDutyAgent ? [GUARDDUTY_NAMESPACE] : []),
  ]);
  return [...new Set(["kube-system", ...used])].sort();
}
