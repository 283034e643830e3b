import {
  LimitRange,
  Namespace,
  ResourceQuota,
  ServiceAccountPatch,
} from "@pulumi/kubernetes/core/v1";
import { NetworkPolicy } from "@pulumi/kubernetes/networking/v1";
import type { input } from "@pulumi/kubernetes/types";
import * as pulumi from "@pulumi/pulumi";
import type { SecureNamespaceArgs } from "./namespace/args";
import { NamespaceObjects } from "./namespace/namespace-objects";
import { planSecureNamespace } from "./namespace/plan";
import type { ContainerLimits } from "./namespace/sizes";
import type { TrafficPolicy } from "./namespace/traffic";

export type { SecureNamespaceArgs } from "./namespace/args";

/**
 * A namespace in which nothing runs with privileges, nothing talks to anything but cluster DNS until its traffic is
 * listed, and nothing is without limits or holds a service-account token that it did not ask for. It works in any cluster
 * that enforces network policies; service accounts with a role need EKS.
 */
export class SecureNamespace extends pulumi.ComponentResource {
  readonly namespaceName: pulumi.Output<string>;

  constructor(name: string, args: SecureNamespaceArgs, opts?: pulumi.ComponentResourceOptions) {
    const owner = `SecureNamespace "${name}"`;
    const plan = planSecureNamespace(owner, { ...args, name: args.name ?? name });
    super("hardened-cluster:index:SecureNamespace", name, args, opts);

    const { labels, annotations } = plan;
    const namespace = new Namespace(
      `${name}-namespace`,
      { metadata: { name: plan.name, labels, ...noted(annotations) } },
      { parent: this, dependsOn: opts?.dependsOn },
    );
    const within = { parent: this, dependsOn: [namespace] };
    const called = (objectName: string) => ({ name: objectName, namespace: plan.name });

    for (const policy of plan.policies) {
      new NetworkPolicy(
        `${name}-${policy.name}`,
        { metadata: called(policy.name), spec: policySpec(policy) },
        within,
      );
    }
    new ResourceQuota(
      `${name}-quota`,
      {
        metadata: { ...called("quota"), ...noted(plan.quota.annotations) },
        spec: { hard: plan.quota.hard },
      },
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
    const objects = new NamespaceObjects(name, plan.name, within);
    objects.accounts(plan.accounts, args.clusterName);
    objects.roles(plan.roles);
    if (plan.isolation !== undefined) objects.isolation(plan.isolation);

    this.namespaceName = pulumi.output(plan.name);
    this.registerOutputs({ namespaceName: this.namespaceName });
  }
}

/** Objects without annotations have no such key. */
function noted(annotations: Readonly<Record<string, string>>): {
  readonly annotations?: Readonly<Record<string, string>>;
} {
  return Object.keys(annotations).length === 0 ? {} : { annotations };
}

function policySpec({ direction, rules }: TrafficPolicy): input.networking.v1.NetworkPolicySpec {
  const selected = { podSelector: {}, policyTypes: [direction] };
  if (rules.length === 0) return selected;
  return direction === "Ingress"
    ? { ...selected, ingress: rules.map(({ peers, ports }) => ({ from: peers, ports })) }
    : { ...selected, egress: rules.map(({ peers, ports }) => ({ to: peers, ports })) };
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
