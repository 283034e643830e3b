import { planAccess } from "./access-plan";
import { addonIdentities, planAddons } from "./addons/addon-plan";
import { volumeUserRoleArns } from "./addons/addon-role-plan";
import { planClusterGuard } from "./admission/cluster-guard";
import { applicationLogGroups } from "./addons/monitoring-addons";
import { AddonName } from "./addons/names";
import { planAlarms } from "./audit/alarm-plan";
import { planArchive } from "./audit/archive-plan";
import {
  accountArn,
  requireAdministratorRole,
  requireAdministrators,
  requireLocation,
} from "./aws-account";
import { backupRoleNames } from "./backup/backup-policies";
import { planBackup } from "./backup/backup-plan";
import type { HardenedClusterArgs } from "./cluster-args";
import { requireIdentityProvider } from "./cluster-identity-provider";
import { planControlPlane } from "./control-plane";
import { invalidArgument, withPaths } from "./invalid-argument";
import { PRIVATE_CA_NEEDS } from "./issuers/private-ca-policies";
import { planKeyPolicies } from "./keys/key-policies";
import { requireKeyStoreId } from "./keys/rotating-key";
import { ANY_ADDRESS } from "./network/acl-passages";
import { planAddresses, type AddressPlan } from "./network/addresses";
import { planDnsDomains } from "./network/dns-firewall";
import { planEndpoints, planEndpointServices } from "./network/endpoints";
import { Egress, requireEgress } from "./network/network";
import type { EndpointService, NetworkNeeds } from "./network/needs";
import { planNetworkAcls } from "./network/network-acl-rules";
import { networkLogGroups } from "./network/network-log-groups";
import { planPorts, type PortRule } from "./network/ports";
import { requirePublicLoadBalancer } from "./network/public-load-balancer";
import { KARPENTER_NEEDS, karpenterControllerArn } from "./nodes/karpenter-policies";
import { planNodeGroups, type NodeSettings } from "./nodes/node-plan";
import { planNodePool } from "./nodes/node-pool";
import {
  KubernetesAccess,
  planKubernetesAccess,
  SESSION_ACCESS_NEEDS,
} from "./nodes/session-access";
import { planRegistry } from "./registry/registry-plan";
import { FILE_SYSTEM_NEEDS } from "./storage/file-system-plan";

export type ClusterRequest = HardenedClusterArgs & { readonly clusterName: string };

/** What is decided about a cluster before anything is built. */
export interface ClusterPlan {
  readonly addresses: AddressPlan;
  /** Every port that is open between the parties of the cluster. */
  readonly rules: PortRule[];
  /** AWS services that are reached through VPC endpoints. */
  readonly services: EndpointService[];
  readonly nodeGroups: Record<string, NodeSettings>;
  readonly autoMode: boolean;
  readonly kubernetesAccess: KubernetesAccess;
  /** Addresses at which pods find AWS services. */
  readonly serviceEndpointCidrs: string[];
  /** Whether this deployment makes what is inside the cluster. */
  readonly buildsInside: boolean;
  /** Roles that make volumes with the key for volumes. */
  readonly volumeUserRoleArns: string[];
  /** Log groups beside that of the control plane. */
  readonly logGroupNames: string[];
  /** Whether the CloudWatch add-on writes application logs. */
  readonly applicationLogs: boolean;
}

/** The node group of a cluster that names none. */
const DEFAULT_NODE_GROUPS: Record<string, NodeSettings> = { general: {} };

/**
 * Judges all arguments together and decides what follows from them. Throws an `InvalidArgumentError` for the first value
 * that cannot be built; nothing is registered by then.
 */
export function planCluster(owner: string, args: ClusterRequest): ClusterPlan {
  const { clusterName, kubernetesVersion } = args;
  const location = requireLocation(owner, args);
  requirePeople(owner, args);
  planControlPlane(owner, args);
  const addresses = planAddresses(owner, args);
  const nodeGroups = args.nodeGroups ?? DEFAULT_NODE_GROUPS;
  planNodeGroups(owner, "nodeGroups", { clusterName, kubernetesVersion, groups: nodeGroups });
  for (const [name, pool] of Object.entries(args.autoModePools ?? {})) {
    planNodePool(owner, `autoModePools.${name}`, pool);
  }
  const addons = planAddons(owner, args);
  const names = addons.addons.map(({ definition }) => definition.name);
  requireFileSystem(owner, args, names);
  requireIssuers(owner, args, names);
  planClusterGuard(owner, args);
  const needs = [...addons.needs, ...optionNeeds(args)];
  const rules = planPorts(owner, { needs, workloadPorts: args.workloadPorts });
  const services = planEndpointServices(needs);
  requireNetwork(owner, args, rules, services);
  requireRecords(owner, args);
  const kubernetesAccess = planKubernetesAccess(owner, args);
  const applicationLogs = names.includes(AddonName.CloudWatchObservability);
  const backupNames = Object.values(backupRoleNames(clusterName));
  const plan = {
    addresses,
    rules,
    services,
    nodeGroups,
    autoMode: usesAutoMode(args),
    kubernetesAccess,
    serviceEndpointCidrs:
      args.egress === Egress.Nat
        ? [ANY_ADDRESS]
        : addresses.zones.map(({ endpoints }) => endpoints),
    buildsInside: kubernetesAccess !== KubernetesAccess.Deferred,
    volumeUserRoleArns: [
      ...(addonIdentities(addons.addons).length > 0 ? volumeUserRoleArns(owner, args) : []),
      ...backupNames.map((role) => accountArn(location, `role/${role}`)),
      ...(args.karpenter === true ? [karpenterControllerArn({ ...location, clusterName })] : []),
    ],
    logGroupNames: [
      ...Object.values(networkLogGroups(clusterName)),
      ...(applicationLogs ? applicationLogGroups(clusterName) : []),
    ],
    applicationLogs,
  };
  planKeyPolicies(owner, { ...args, ...plan });
  requireKeyStoreId(owner, args.customKeyStoreId);
  return plan;
}

function usesAutoMode({ autoModePools = {} }: HardenedClusterArgs): boolean {
  return Object.keys(autoModePools).length > 0;
}

function optionNeeds(args: HardenedClusterArgs): NetworkNeeds[] {
  return [
    ...(args.sessionAccess === true ? [SESSION_ACCESS_NEEDS] : []),
    ...(args.karpenter === true ? [KARPENTER_NEEDS] : []),
    ...(args.fileSystem === true ? [FILE_SYSTEM_NEEDS] : []),
    ...(args.privateCa === true ? [PRIVATE_CA_NEEDS] : []),
  ];
}

function requirePeople(owner: string, args: ClusterRequest): void {
  requireAdministrators(owner, args);
  requireAdministratorRole(owner, args.administratorRoleArns);
  planAccess(owner, args);
  if (args.identityProvider !== undefined) {
    requireIdentityProvider(owner, "identityProvider.", args.identityProvider);
  }
}

function requireFileSystem(
  owner: string,
  { fileSystem }: HardenedClusterArgs,
  addons: readonly string[],
): void {
  if (fileSystem !== true || addons.includes(AddonName.EfsCsiDriver)) return;
  const wanted = `a list with ${AddonName.EfsCsiDriver}, because fileSystem is true`;
  throw invalidArgument(owner, "addons", addons, wanted);
}

function requireIssuers(
  owner: string,
  { issuers }: HardenedClusterArgs,
  addons: readonly string[],
): void {
  if (issuers !== true || addons.includes(AddonName.CertManager)) return;
  const wanted = `a list with ${AddonName.CertManager}, because issuers is true`;
  throw invalidArgument(owner, "addons", addons, wanted);
}

function requireNetwork(
  owner: string,
  args: ClusterRequest,
  rules: PortRule[],
  services: EndpointService[],
): void {
  const { publicLoadBalancer, vpcCidr, podCidr } = args;
  if (publicLoadBalancer !== undefined) requirePublicLoadBalancer(owner, publicLoadBalancer);
  planDnsDomains(owner, args.region, args.allowedDomains);
  planEndpoints(owner, { ...args, services });
  planNetworkAcls(owner, {
    ...args,
    cidrs: podCidr === undefined ? [vpcCidr] : [vpcCidr, podCidr],
    rules,
    internetEgress: requireEgress(owner, args.egress) === Egress.Nat,
  });
}

function requireRecords(owner: string, args: ClusterRequest): void {
  const { alarmSubscribers: subscribers, auditArchive, registry, backup: settings } = args;
  withPaths(
    (path) => path.replace(/^subscribers/, "alarmSubscribers"),
    () => planAlarms(owner, { ...args, subscribers }),
  );
  if (auditArchive !== undefined) {
    withPaths(
      (path) => `auditArchive.${path}`,
      () => planArchive(owner, { ...args, ...auditArchive }),
    );
  }
  if (registry !== undefined) {
    withPaths(
      (path) => `registry.${path}`,
      () => planRegistry(owner, { ...args, ...registry }),
    );
  }
  withPaths(
    (path) => path.replace(/^settings/, "backup"),
    () => planBackup(owner, { ...args, settings }),
  );
}
