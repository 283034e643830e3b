import { NamespacePatch, ResourceQuota, ServiceAccountPatch } from "@pulumi/kubernetes/core/v1";
import { NetworkPolicy } from "@pulumi/kubernetes/networking/v1";
import { PriorityClass } from "@pulumi/kubernetes/scheduling/v1";
import * as pulumi from "@pulumi/pulumi";
import { planDefaults } from "./defaults-plan";

export interface ClusterDefaultsArgs {
  /** Kubernetes minor version that the Pod Security rules are pinned to: the cluster's. Default 1.35. */
  readonly kubernetesVersion?: string;
  /** Whether priority classes are made; one of them is the cluster's default, of which there can be only one. Default true. */
  readonly priorityClasses?: boolean;
}

/**
 * Locks what a cluster begins with: nothing can run in the namespaces default, kube-public and kube-node-lease, and no
 * account `default`, that of kube-system included, gives its token to pods. The namespaces exist already, so they are
 * patched, and are as they were when this is deleted. Pod Security stays unset in kube-system: the network, the proxy and the
 * storage drivers of every node run there with privileges. Priority classes: platform-critical, workload-default (pods
 * that name none) and batch.
 */
export class ClusterDefaults extends pulumi.ComponentResource {
  /** Namespaces in which nothing can run. */
  readonly lockedNamespaces: string[];
  /** Names of the priority classes, from the highest to the lowest. */
  readonly priorityClassNames: string[];

  constructor(name: string, args: ClusterDefaultsArgs, opts?: pulumi.ComponentResourceOptions) {
    const plan = planDefaults(`ClusterDefaults "${name}"`, args);
    super("hardened-cluster:index:ClusterDefaults", name, args, opts);
    const first = { parent: this, dependsOn: opts?.dependsOn };

    for (const { name: namespace, labels, quota } of plan.locked) {
      // Controls ns-default-locked, ns-psa-enforce, ns-psa-audit-warn and ns-psa-labels-valid.
      new NamespacePatch(`${name}-${namespace}`, { metadata: { name: namespace, labels } }, first);
      new NetworkPolicy(
        `${name}-${namespace}-default-deny`,
        {
          metadata: { name: "default-deny", namespace },
          spec: { podSelector: {}, policyTypes: ["Ingress", "Egress"] },
        },
        first,
      );
      new ResourceQuota(
        `${name}-${namespace}-nothing-runs`,
        { metadata: { name: "nothing-runs", namespace }, spec: { hard: quota } },
        first,
      );
    }
    // Control sa-automount-account.
    for (const namespace of plan.accounts) {
      new ServiceAccountPatch(
        `${name}-${namespace}-account`,
        { metadata: { name: "default", namespace }, automountServiceAccountToken: false },
        first,
      );
    }
    for (const { name: className, ...settings } of plan.priorityClasses) {
      new PriorityClass(
        `${name}-${className}`,
        { metadata: { name: className }, ...settings },
        first,
      );
    }
    this.lockedNamespaces = plan.locked.map((namespace) => namespace.name);
    this.priorityClassNames = plan.priorityClasses.map((one) => one.name);
    this.registerOutputs({
      lockedNamespaces: this.lockedNamespaces,
      priorityClassNames: this.priorityClassNames,
    });
  }
}
