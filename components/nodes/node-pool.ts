import { invalidArgument, requireMatch, requireWholeNumber } from "../invalid-argument";
import { CpuArchitecture } from "./bottlerocket";
import { requireLabels, requireTaints, type NodeTaint, type TaintEffect } from "./placement";

/** What nodes an autoscaler may make. Values left out take their defaults. */
export interface NodePoolSettings {
  /** Architecture of the nodes. Default x86_64. */
  readonly architecture?: CpuArchitecture;
  /** EC2 instance categories, the letters that instance types start with. Default c, m and r. */
  readonly instanceCategories?: string[];
  /** Oldest generation of instance types, 5 or more: older ones have no Nitro hypervisor. Default 6. */
  readonly oldestGeneration?: number;
  /** Most virtual CPUs of all nodes together, 1 to 10000. Default 100. */
  readonly cpuLimit?: number;
  /** Most memory of all nodes together in GiB, 1 to 100000. Default 400. */
  readonly memoryLimitGib?: number;
  /** Hours after which a node is replaced, 24 to 504 (21 days). Default 336 (14 days). */
  readonly expireAfterHours?: number;
  /** Size of the volume for images, logs and pods in GiB, 20 to 16384. Default 100. */
  readonly volumeSizeGib?: number;
  /** Labels of the nodes, outside the prefixes of Kubernetes and EKS. Default none. */
  readonly labels?: Record<string, string>;
  /** Taints that keep other pods away from the nodes. Default none. */
  readonly taints?: NodeTaint[];
}

/** `NodePoolSettings` with nothing left out. */
export type NodePoolPlan = Required<NodePoolSettings>;

export function planNodePool(
  owner: string,
  path: string,
  settings: NodePoolSettings = {},
): NodePoolPlan {
  const plan = {
    architecture: settings.architecture ?? CpuArchitecture.X86,
    instanceCategories: settings.instanceCategories ?? ["c", "m", "r"],
    oldestGeneration: settings.oldestGeneration ?? 6,
    cpuLimit: settings.cpuLimit ?? 100,
    memoryLimitGib: settings.memoryLimitGib ?? 400,
    expireAfterHours: settings.expireAfterHours ?? 336,
    volumeSizeGib: settings.volumeSizeGib ?? 100,
    labels: settings.labels ?? {},
    taints: settings.taints ?? [],
  };
  const known = Object.values(CpuArchitecture);
  if (!known.includes(plan.architecture)) {
    const wanted = `one of ${known.join(", ")}`;
    throw invalidArgument(owner, `${path}.architecture`, plan.architecture, wanted);
  }
  if (plan.instanceCategories.length === 0) {
    const wanted = "a list with at least one instance category";
    throw invalidArgument(owner, `${path}.instanceCategories`, plan.instanceCategories, wanted);
  }
  plan.instanceCategories.forEach((category, index) => {
    const wanted = "the letters of an instance category such as m";
    const place = `${path}.instanceCategories[${index}]`;
    requireMatch(owner, place, category, /^[a-z]{1,5}$/, wanted);
  });
  requireWholeNumber(owner, `${path}.oldestGeneration`, plan.oldestGeneration, 5, 99);
  requireWholeNumber(owner, `${path}.cpuLimit`, plan.cpuLimit, 1, 10_000);
  requireWholeNumber(owner, `${path}.memoryLimitGib`, plan.memoryLimitGib, 1, 100_000);
  requireWholeNumber(owner, `${path}.expireAfterHours`, plan.expireAfterHours, 24, 504);
  requireWholeNumber(owner, `${path}.volumeSizeGib`, plan.volumeSizeGib, 20, 16_384);
  requireLabels(owner, `${path}.labels`, plan.labels);
  requireTaints(owner, `${path}.taints`, plan.taints);
  return plan;
}

/** Checks the name of a pool, which Kubernetes gives to objects and labels. */
export function requirePoolName(owner: string, path: string, name: string): string {
  const wanted = "a pool name of 1 to 50 lower-case letters, digits and hyphens, a letter first";
  return requireMatch(owner, path, name, /^[a-z]([a-z0-9-]{0,48}[a-z0-9])?$/, wanted);
}

/** The node class that a pool makes nodes of. */
export interface NodeClassReference {
  readonly group: string;
  readonly kind: string;
  readonly name: string;
  /** What the class's controller puts before its own labels, such as karpenter.k8s.aws. */
  readonly labelPrefix: string;
}

const EFFECTS: Readonly<Record<TaintEffect, string>> = {
  NO_SCHEDULE: "NoSchedule",
  NO_EXECUTE: "NoExecute",
  PREFER_NO_SCHEDULE: "PreferNoSchedule",
};

/**
 * Spec of a karpenter.sh/v1 NodePool: bounded in size, on-demand capacity, and every node replaced after some days, so that
 * none outlives its patches (control ng-node-expiry).
 */
export function nodePoolSpec(plan: NodePoolPlan, nodeClass: NodeClassReference) {
  const { group, kind, name, labelPrefix } = nodeClass;
  const expireAfter = `${plan.expireAfterHours}h`;
  return {
    template: {
      metadata: { labels: plan.labels },
      spec: {
        nodeClassRef: { group, kind, name },
        requirements: [
          among("kubernetes.io/arch", [
            plan.architecture === CpuArchitecture.Arm ? "arm64" : "amd64",
          ]),
          among("kubernetes.io/os", ["linux"]),
          among("karpenter.sh/capacity-type", ["on-demand"]),
          among(`${labelPrefix}/instance-category`, plan.instanceCategories),
          {
            key: `${labelPrefix}/instance-generation`,
            operator: "Gt",
            values: [String(plan.oldestGeneration - 1)],
          },
        ],
        taints: plan.taints.map(({ key, value, effect }) => ({
          key,
          value,
          effect: EFFECTS[effect],
        })),
        expireAfter,
        // A pod that does not want to go must not keep an old node for ever.
        terminationGracePeriod: "1h",
      },
    },
    limits: { cpu: String(plan.cpuLimit), memory: `${plan.memoryLimitGib}Gi` },
    disruption: {
      consolidationPolicy: "WhenEmptyOrUnderutilized",
      consolidateAfter: "5m",
      budgets: [{ nodes: "10%" }],
    },
  };
}

function among(key: string, values: readonly string[]) {
  return { key, operator: "In", values: [...values] };
}
