import type * as pulumi from "@pulumi/pulumi";
import type { NamespaceIsolation } from "./isolation";
import type { NamespaceAccess } from "./personas";
import type { NamespaceRelaxations } from "./relaxations";
import type { WorkloadAccount } from "./service-accounts";
import type { ContainerLimits, NamespaceQuota, NamespaceSize, ObjectCounts } from "./sizes";
import type { NamespaceTraffic } from "./traffic";

export interface SecureNamespaceArgs {
  /** Name of the namespace. Default the resource's name. */
  readonly name?: string;
  /** Team that answers for the namespace, as a label value: it stands in the label hardened-cluster/owner. Default none. */
  readonly owner?: string;
  /** Further labels. Default none. Those of Pod Security and hardened-cluster/ are the component's own. */
  readonly labels?: Record<string, string>;
  /** Kubernetes minor version that the Pod Security rules are pinned to: the cluster's. Default 1.35. */
  readonly kubernetesVersion?: string;
  /** Preset of what all pods may use together: small, medium or large. Default small. */
  readonly size?: NamespaceSize;
  /** Exact values for what all pods may use together. Default those of the size. */
  readonly quota?: NamespaceQuota;
  /** How many objects there may be. Default those of the size. */
  readonly objectCounts?: ObjectCounts;
  /** What a single container may use and gets when it asks for nothing. */
  readonly limits?: ContainerLimits;
  /** Traffic that is allowed. Default DNS alone. */
  readonly traffic?: NamespaceTraffic;
  /** Service accounts of the workloads. Default none but the account default, which has no token. */
  readonly serviceAccounts?: WorkloadAccount[];
  /** Name of the EKS cluster, for service accounts with a role. Default none. */
  readonly clusterName?: pulumi.Input<string>;
  /** Groups of people who work in the namespace. Default none. */
  readonly access?: NamespaceAccess[];
  /** Nodes of their own for the pods. Default none. */
  readonly isolation?: NamespaceIsolation;
  /** What the namespace may do beyond its defaults, each with a reason and an end. Default nothing. */
  readonly relaxations?: NamespaceRelaxations;
}
