import {
  LimitRange,
  Namespace,
  ResourceQuota,
  ServiceAccountPatch,
} from "@pulumi/kubernetes/core/v1";
import { NetworkPolicy } from "@pulumi/kubernetes/networking/v1";
import type { input } from "@pulumi/kubernetes/types";
import * as pulumi from "@pulumi/pulumi";
import { requireKubernetesVersion } from "./kubernetes-versions";
import { planNamespace, type ContainerLimits, type NamespaceQuota } from "./namespace-plan";

export type { ContainerLimits, NamespaceQuota } from "./namespace-plan";

export interface SecureNamespaceArgs {
  /** Name of the namespace. Default the resource's name. */
  readonly name?: string;
  /** Further labels. Default none. Pod Security labels are the component's own. */
  readonly labels?: Record<string, string>;
  /** Kubernetes minor version that the Pod Security rules are pinned to: the cluster's. Default 1.35. */
  readonly kubernetesVersion?: string;
  /** What all pods may use together. Default 4 CPUs and 8Gi requested, twice that as limits. */
  readonly quota?: NamespaceQuota;
  /** What a single container may use and gets when it asks for nothing. */
  readonly limits?: ContainerLimits;
}

/**
 * A namespace in which nothing runs with privileges, nothing talks to anything but cluster DNS until a policy allows it,
 * and nothing is without limits or holds a service-account token that it did not ask for.
 */
export class SecureNamespace extends pulumi.ComponentResource {
  readonly namespaceName: pulumi.Output<string>;

  constructor(name: string, args: SecureNamespaceArgs, opts?: pulumi.ComponentResourceOptions) {
    const owner = `SecureNamespace "${name}"`;
    const plan = planNamespace(owner, "", { ...args, name: args.name ?? name });
    const { minor } = requireKubernetesVersion(owner, "kubernetesVersion", args.kubernetesVersion);
    super("hardened-cluster:index:SecureNamespace", name, args, opts);

    const namespace = new Namespace(
      `${name}-namespace`,
      { metadata: { name: plan.name, labels: { ...plan.labels, ...podSecurityLabels(minor) } } },
      { parent: this, dependsOn: opts?.dependsOn },
    );
    const within = { parent: this, dependsOn: [namespace] };
    const called = (objectName: string) => ({ name: objectName, namespace: plan.name });

    const policy = (objectName: string, spec: input.networking.v1.NetworkPolicySpec): void => {
      new NetworkPolicy(`${name}-${objectName}`, { metadata: called(objectName), spec }, within);
    };
    // Controls ns-default-deny-ingress and ns-default-deny-egress.
    policy("default-deny-ingress", { podSelector: {}, policyTypes: ["Ingress"] });
    policy("default-deny-egress", { podSelector: {}, policyTypes: ["Egress"] });
    // Control ns-dns-egress.
    policy("allow-dns", { podSelector: {}, policyTypes: ["Egress"], egress: [toClusterDns()] });

    // Control ns-resource-quota.
    new ResourceQuota(
      `${name}-quota`,
      { metadata: called("quota"), spec: { hard: quota(plan.quota) } },
      within,
    );
    // Control ns-limit-range.
    new LimitRange(
      `${name}-limits`,
      { metadata: called("limits"), spec: { limits: [containerLimits(plan.limits)] } },
      within,
    );
    // Control sa-automount-account: Kubernetes makes this account itself, so it can only be changed.
    new ServiceAccountPatch(
      `${name}-default-service-account`,
      { metadata: called("default"), automountServiceAccountToken: false },
      within,
    );

    this.namespaceName = pulumi.output(plan.name);
    this.registerOutputs({ namespaceName: this.namespaceName });
  }
}

/** Controls ns-psa-enforce, ns-psa-labels-valid and ns-psa-audit-warn. A pinned version changes no rule by itself. */
function podSecurityLabels(minor: string): Record<string, string> {
  const modes = ["enforce", "audit", "warn"].flatMap((mode) => [
    [`pod-security.kubernetes.io/${mode}`, "restricted"],
    [`pod-security.kubernetes.io/${mode}-version`, `v${minor}`],
  ]);
  return Object.fromEntries(modes);
}

function toClusterDns(): input.networking.v1.NetworkPolicyEgressRule {
  const kubeSystem = { matchLabels: { "kubernetes.io/metadata.name": "kube-system" } };
  return {
    to: [
      { namespaceSelector: kubeSystem, podSelector: { matchLabels: { "k8s-app": "kube-dns" } } },
    ],
    ports: [
      { protocol: "UDP", port: 53 },
      { protocol: "TCP", port: 53 },
    ],
  };
}

/** Services that open a port outside the cluster count as used up from the start. */
function quota(plan: Required<NamespaceQuota>): Record<string, string> {
  return {
    "requests.cpu": plan.requestsCpu,
    "requests.memory": plan.requestsMemory,
    "limits.cpu": plan.limitsCpu,
    "limits.memory": plan.limitsMemory,
    "services.loadbalancers": "0",
    "services.nodeports": "0",
  };
}

function containerLimits(plan: Required<ContainerLimits>): input.core.v1.LimitRangeItem {
  return {
    type: "Container",
    default: { cpu: plan.defaultCpu, memory: plan.defaultMemory },
    defaultRequest: { cpu: plan.defaultRequestCpu, memory: plan.defaultRequestMemory },
    max: { cpu: plan.maxCpu, memory: plan.maxMemory },
    min: { cpu: plan.minCpu, memory: plan.minMemory },
  };
}
