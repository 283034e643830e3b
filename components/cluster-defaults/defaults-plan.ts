import { requireKubernetesVersion } from "../kubernetes-versions";

/** A namespace that every cluster has, and in which nothing shall run. */
export interface LockedNamespace {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  /** Hard limits of its quota. */
  readonly quota: Readonly<Record<string, string>>;
}

/** A priority class: plain values in the form of the Kubernetes API. */
export interface PriorityClassPlan {
  readonly name: string;
  readonly value: number;
  readonly globalDefault: boolean;
  readonly preemptionPolicy: "PreemptLowerPriority" | "Never";
  readonly description: string;
}

/** What is changed in the namespaces and classes that a cluster begins with. */
export interface DefaultsPlan {
  readonly locked: readonly LockedNamespace[];
  /** Namespaces whose service account `default` mounts no token. */
  readonly accounts: readonly string[];
  readonly priorityClasses: readonly PriorityClassPlan[];
}

export interface DefaultsRequest {
  readonly kubernetesVersion?: string;
  readonly priorityClasses?: boolean;
}

/** Namespaces that Kubernetes makes for itself (Kubernetes documentation, "Namespaces", "Initial namespaces"). */
const LOCKED = ["default", "kube-public", "kube-node-lease"];

/** The Service `kubernetes`, which the API server keeps in this namespace and makes anew when it is gone. */
const HOME_OF_THE_API_SERVICE = "default";

/** Kinds that start pods, in the form in which quotas count objects: `count/<resource>.<group>`. */
const WORKLOADS = [
  "deployments.apps",
  "replicasets.apps",
  "statefulsets.apps",
  "daemonsets.apps",
  "jobs.batch",
  "cronjobs.batch",
];

/**
 * Values keep away from the extremes: above one billion classes are the system's, and cluster autoscalers take pods below
 * -10 for expendable.
 */
const PRIORITY_CLASSES: readonly PriorityClassPlan[] = [
  {
    name: "platform-critical",
    value: 1_000_000,
    globalDefault: false,
    preemptionPolicy: "PreemptLowerPriority",
    description: "Services of the platform that workloads of all teams need.",
  },
  {
    name: "workload-default",
    value: 1_000,
    globalDefault: true,
    preemptionPolicy: "PreemptLowerPriority",
    description: "Pods that name no class.",
  },
  {
    name: "batch",
    value: 100,
    globalDefault: false,
    preemptionPolicy: "Never",
    description: "Work that waits for room and makes it for all others.",
  },
];

/** Plans the lock of the namespaces that a cluster begins with, and its priority classes. */
export function planDefaults(owner: string, request: DefaultsRequest): DefaultsPlan {
  const { minor } = requireKubernetesVersion(owner, "kubernetesVersion", request.kubernetesVersion);
  const labels = restricted(minor);
  return {
    locked: LOCKED.map((name) => ({ name, labels, quota: emptyQuota(name) })),
    accounts: [...LOCKED, "kube-system"],
    priorityClasses: (request.priorityClasses ?? true) ? PRIORITY_CLASSES : [],
  };
}

function restricted(minor: string): Readonly<Record<string, string>> {
  const modes = ["enforce", "audit", "warn"].flatMap((mode) => [
    [`pod-security.kubernetes.io/${mode}`, "restricted"],
    [`pod-security.kubernetes.io/${mode}-version`, `v${minor}`],
  ]);
  return Object.fromEntries(modes);
}

/**
 * Kubernetes goes on to write its own there, and none of it is counted: Leases, which keep the nodes alive; ConfigMaps
 * (`kube-root-ca.crt` everywhere, `cluster-info` in kube-public); EndpointSlices and Events.
 */
function emptyQuota(namespace: string): Readonly<Record<string, string>> {
  return {
    pods: "0",
    ...Object.fromEntries(WORKLOADS.map((kind) => [`count/${kind}`, "0"])),
    replicationcontrollers: "0",
    services: namespace === HOME_OF_THE_API_SERVICE ? "1" : "0",
    "services.loadbalancers": "0",
    "services.nodeports": "0",
    persistentvolumeclaims: "0",
    secrets: "0",
  };
}
