import { invalidArgument, requireWholeNumber } from "../invalid-argument";
import { requireKubernetesVersion } from "../kubernetes-versions";
import type { SecureNamespaceArgs } from "./args";
import { planIsolation, type IsolationPlan } from "./isolation";
import { requireLabelPairs, requireLabelValue } from "./labels";
import { planPersonas, type PersonaRole } from "./personas";
import {
  exemptionAnnotation,
  mergeExemptions,
  RelaxationRecorder,
  RelaxedLevel,
  type NamespaceRelaxations,
  type RecordedExemption,
} from "./relaxations";
import { planAccounts, type AccountPlan } from "./service-accounts";
import { planNamespace } from "./settings";
import type { ContainerLimits, SizePlan } from "./sizes";
import { planTraffic, type TrafficPolicy } from "./traffic";

/** Everything that a secure namespace consists of, as plain values in the form of the Kubernetes API. */
export interface SecureNamespacePlan {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
  readonly quota: {
    readonly annotations: Readonly<Record<string, string>>;
    readonly hard: Readonly<Record<string, string>>;
  };
  readonly limits: Required<ContainerLimits>;
  readonly policies: readonly TrafficPolicy[];
  readonly accounts: readonly AccountPlan[];
  readonly roles: readonly PersonaRole[];
  readonly isolation?: IsolationPlan;
}

/** Plans a namespace without registering anything. Throws an `InvalidArgumentError` for what it cannot be made of. */
export function planSecureNamespace(
  owner: string,
  args: SecureNamespaceArgs & { readonly name: string },
): SecureNamespacePlan {
  const { relaxations = {}, isolation } = args;
  const { minor } = requireKubernetesVersion(owner, "kubernetesVersion", args.kubernetesVersion);
  const { name, labels, limits, ...size } = planNamespace(owner, args);
  requireLabelPairs(owner, "labels", labels);
  const ownership = ownerLabel(owner, args.owner);
  const recorder = new RelaxationRecorder(owner, args.owner);
  recorder.requireKnown("relaxations", relaxations);
  const accounts = planAccounts(
    owner,
    "serviceAccounts",
    args.serviceAccounts ?? [],
    args.clusterName !== undefined,
    recorder,
  );
  const usesPodIdentity = accounts.some(({ roleArn }) => roleArn !== undefined);
  const podSecurity = planPodSecurity(owner, minor, relaxations, recorder);
  const isolated = isolation && planIsolation(owner, name, isolation);
  return {
    name,
    labels: { ...labels, ...ownership, ...podSecurity.labels, ...isolated?.labels },
    annotations: podSecurity.annotations,
    quota: planQuota(owner, size, relaxations, recorder),
    limits,
    policies: planTraffic(owner, "traffic", name, args.traffic, usesPodIdentity),
    accounts,
    roles: planPersonas(owner, "access", args.access ?? [], relaxations, recorder),
    ...(isolated !== undefined && { isolation: isolated }),
  };
}

function ownerLabel(owner: string, team: string | undefined): Readonly<Record<string, string>> {
  if (team === undefined) return {};
  requireLabelValue(owner, "owner", team);
  if (team === "") throw invalidArgument(owner, "owner", team, "the name of a team");
  return { "hardened-cluster/owner": team };
}

/** Controls ns-psa-enforce, ns-psa-labels-valid and ns-psa-audit-warn. A pinned version changes no rule by itself. */
function planPodSecurity(
  owner: string,
  minor: string,
  { podSecurity }: NamespaceRelaxations,
  recorder: RelaxationRecorder,
): Pick<SecureNamespacePlan, "labels" | "annotations"> {
  const known = Object.values(RelaxedLevel);
  if (podSecurity !== undefined && !known.includes(podSecurity.level)) {
    const wanted = `one of ${known.join(", ")}`;
    throw invalidArgument(owner, "relaxations.podSecurity.level", podSecurity.level, wanted);
  }
  const modes = ["enforce", "audit", "warn"].flatMap((mode) => [
    [`pod-security.kubernetes.io/${mode}`, "restricted"],
    [`pod-security.kubernetes.io/${mode}-version`, `v${minor}`],
  ]);
  const labels = Object.fromEntries(modes);
  if (podSecurity === undefined) return { labels, annotations: {} };
  const path = "relaxations.podSecurity";
  return {
    labels: { ...labels, "pod-security.kubernetes.io/enforce": podSecurity.level },
    annotations: exemptionAnnotation([recorder.record(path, "ns-psa-enforce", podSecurity)]),
  };
}

/** Controls ns-resource-quota and ns-quota-services: services that open a port outside the cluster are used up from the start. */
function planQuota(
  owner: string,
  { quota, objectCounts }: Omit<SizePlan, "limits">,
  relaxations: NamespaceRelaxations,
  recorder: RelaxationRecorder,
): SecureNamespacePlan["quota"] {
  const exemptions: RecordedExemption[] = [];
  const counted = (key: "loadBalancers" | "nodePorts"): string => {
    const relaxation = relaxations[key];
    if (relaxation === undefined) return "0";
    const path = `relaxations.${key}`;
    requireWholeNumber(owner, `${path}.count`, relaxation.count, 1, 100);
    exemptions.push(recorder.record(path, "ns-quota-services", relaxation));
    return String(relaxation.count);
  };
  const hard = {
    "requests.cpu": quota.requestsCpu,
    "requests.memory": quota.requestsMemory,
    "limits.cpu": quota.limitsCpu,
    "limits.memory": quota.limitsMemory,
    "requests.storage": quota.requestsStorage,
    pods: String(objectCounts.pods),
    services: String(objectCounts.services),
    secrets: String(objectCounts.secrets),
    configmaps: String(objectCounts.configMaps),
    persistentvolumeclaims: String(objectCounts.persistentVolumeClaims),
    "count/jobs.batch": String(objectCounts.jobs),
    "services.loadbalancers": counted("loadBalancers"),
    "services.nodeports": counted("nodePorts"),
  };
  return { hard, annotations: exemptionAnnotation(mergeExemptions(exemptions)) };
}
