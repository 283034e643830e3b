import { invalidArgument, requireMatch } from "../invalid-argument";
import type { TaintEffect } from "../nodes/placement";
import { requireTaints, type NodeTaint } from "../nodes/placement";
import { requireLabelPairs } from "./labels";

/** Nodes that a runtime class sends its pods to. */
export interface RuntimeNodes {
  /** Labels that these nodes have. Default none; one at least unless there is a `handlerNodeGroup`. */
  readonly labels?: Record<string, string>;
  /** Taints of these nodes, which pods of the class tolerate. Default none. */
  readonly taints?: NodeTaint[];
  /** Handler in the container runtime of these nodes. Default shimpei, which is runc on Bottlerocket; on most other nodes runc is called runc. A sandbox needs a `handlerNodeGroup`. */
  readonly handler?: string;
  /** Managed node group whose nodes have the handler of a sandbox such as gVisor or Kata Containers. Default none. */
  readonly handlerNodeGroup?: string;
}

/** Keeps the pods of a namespace on nodes of their own. */
export interface NamespaceIsolation {
  /** RuntimeClass that every pod of the namespace must name; others are refused. */
  readonly runtimeClassName: string;
  /** Nodes of a class that is made here. Default none: the class exists. */
  readonly nodes?: RuntimeNodes;
}

/** Plain values in the form of the Kubernetes API. */
export interface IsolationPlan {
  readonly runtimeClassName: string;
  /** Name of the admission policy and of its binding, which belong to the whole cluster. */
  readonly policyName: string;
  /** CEL expression that holds for pods that are admitted. */
  readonly expression: string;
  /** Labels of the namespace by which the pack knows that its workloads need a sandbox. */
  readonly labels: Readonly<Record<string, string>>;
  readonly runtimeClass?: {
    readonly handler: string;
    readonly nodeSelector: Readonly<Record<string, string>>;
    readonly tolerations: readonly Toleration[];
  };
}
interface Toleration {
  readonly key: string;
  readonly operator: "Equal" | "Exists";
  readonly value?: string;
  readonly effect: string;
}

/** Handlers of runc. Sources: bottlerocket-os/bottlerocket, containerd configuration; containerd's own default. */
const RUNC_HANDLERS = ["shimpei", "runc"];
const EFFECTS: Readonly<Record<TaintEffect, string>> = {
  NO_SCHEDULE: "NoSchedule",
  NO_EXECUTE: "NoExecute",
  PREFER_NO_SCHEDULE: "PreferNoSchedule",
};

/**
 * Control pod-hardened-runtime-class. EKS has no admission plugin that gives a namespace a node selector: a RuntimeClass
 * carries the selector and the tolerations, and an admission policy demands the class. The kubelet holds pods that name
 * a node themselves against the same selector.
 */
export function planIsolation(
  owner: string,
  namespace: string,
  isolation: NamespaceIsolation,
): IsolationPlan {
  const { runtimeClassName, nodes } = isolation;
  const path = "isolation";
  const name = "the name of a RuntimeClass of lower-case letters, digits and hyphens";
  const form = /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/;
  requireMatch(owner, `${path}.runtimeClassName`, runtimeClassName, form, name);
  return {
    runtimeClassName,
    policyName: `hardened-cluster-${namespace}-runtime-class`,
    expression: `has(object.spec.runtimeClassName) && object.spec.runtimeClassName == '${runtimeClassName}'`,
    labels: isSandbox(nodes) ? { "hardened-cluster/trust": "untrusted" } : {},
    ...(nodes !== undefined && { runtimeClass: planClass(owner, `${path}.nodes`, nodes) }),
  };
}

const isSandbox = (nodes: RuntimeNodes | undefined): boolean =>
  nodes?.handler !== undefined && !RUNC_HANDLERS.includes(nodes.handler);

function planClass(
  owner: string,
  path: string,
  nodes: RuntimeNodes,
): NonNullable<IsolationPlan["runtimeClass"]> {
  const { labels = {}, taints = [], handler = "shimpei", handlerNodeGroup } = nodes;
  requireLabelPairs(owner, `${path}.labels`, labels);
  requireTaints(owner, `${path}.taints`, taints);
  requireMatch(
    owner,
    `${path}.handler`,
    handler,
    /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/,
    "the name of a handler such as runsc",
  );
  if (isSandbox(nodes) && handlerNodeGroup === undefined) {
    const wanted = `a node group that has the handler ${handler}, because EKS nodes come with runc alone`;
    throw invalidArgument(owner, `${path}.handlerNodeGroup`, undefined, wanted);
  }
  if (handlerNodeGroup !== undefined) {
    const group = "the name of a managed node group";
    const form = /^[A-Za-z0-9][\w-]{0,62}$/;
    requireMatch(owner, `${path}.handlerNodeGroup`, handlerNodeGroup, form, group);
  }
  const nodeSelector = {
    ...labels,
    ...(handlerNodeGroup !== undefined && { "eks.amazonaws.com/nodegroup": handlerNodeGroup }),
  };
  if (Object.keys(nodeSelector).length === 0) {
    throw invalidArgument(owner, `${path}.labels`, labels, "at least one label of the nodes");
  }
  return { handler, nodeSelector, tolerations: taints.map(tolerationOf) };
}

function tolerationOf({ key, value, effect }: NodeTaint): Toleration {
  const equal = { operator: "Equal", value } as const;
  return { key, ...(value ? equal : { operator: "Exists" }), effect: EFFECTS[effect] };
}
