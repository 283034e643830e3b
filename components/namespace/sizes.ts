import { invalidArgument, requireWholeNumber } from "../invalid-argument";
import { requireAscending, requireQuantities } from "./quantities";

/** Presets of what a namespace may use. */
export const NamespaceSize = {
  /** 4 CPUs and 8Gi requested, 50 pods. */
  Small: "small",
  /** 16 CPUs and 32Gi requested, 200 pods. */
  Medium: "medium",
  /** 64 CPUs and 128Gi requested, 500 pods. */
  Large: "large",
} as const;
export type NamespaceSize = (typeof NamespaceSize)[keyof typeof NamespaceSize];

/** What all pods of a namespace may use together. Quantities are written as Kubernetes writes them. */
export interface NamespaceQuota {
  /** Sum of CPU requests. Default 4, 16 or 64, by the size. */
  readonly requestsCpu?: string;
  /** Sum of memory requests. Default 8Gi, 32Gi or 128Gi, by the size. */
  readonly requestsMemory?: string;
  /** Sum of CPU limits. Default 8, 32 or 128, by the size. */
  readonly limitsCpu?: string;
  /** Sum of memory limits. Default 16Gi, 64Gi or 256Gi, by the size. */
  readonly limitsMemory?: string;
  /** Sum of what persistent volumes are asked for. Default 100Gi, 500Gi or 2Ti, by the size. */
  readonly requestsStorage?: string;
}

/** How many objects of a kind a namespace may have. */
export interface ObjectCounts {
  /** Pods that have not ended. Default 50, 200 or 500, by the size. */
  readonly pods?: number;
  /** Services. Default 20, 50 or 100, by the size. */
  readonly services?: number;
  /** Secrets. Default 50, 100 or 200, by the size. */
  readonly secrets?: number;
  /** ConfigMaps, of which Kubernetes adds one. Default 50, 100 or 200, by the size. */
  readonly configMaps?: number;
  /** Claims of persistent volumes. Default 10, 50 or 100, by the size. */
  readonly persistentVolumeClaims?: number;
  /** Jobs, also those that have ended and were not deleted. Default 50, 200 or 500, by the size. */
  readonly jobs?: number;
}

/** Resources of a single container. Quantities are written as Kubernetes writes them. */
export interface ContainerLimits {
  /** CPU limit of a container that names none. Default 500m. */
  readonly defaultCpu?: string;
  /** Memory limit of a container that names none. Default 512Mi. */
  readonly defaultMemory?: string;
  /** CPU request of a container that names none. Default 100m. */
  readonly defaultRequestCpu?: string;
  /** Memory request of a container that names none. Default 128Mi. */
  readonly defaultRequestMemory?: string;
  /** Largest CPU limit. Default 2. */
  readonly maxCpu?: string;
  /** Largest memory limit. Default 4Gi. */
  readonly maxMemory?: string;
  /** Smallest CPU request. Default 10m. */
  readonly minCpu?: string;
  /** Smallest memory request. Default 16Mi. */
  readonly minMemory?: string;
}

/** What a namespace asks for; the meaning of each value is the one of `SecureNamespaceArgs`. */
export interface SizeRequest {
  readonly size?: NamespaceSize;
  readonly quota?: NamespaceQuota;
  readonly objectCounts?: ObjectCounts;
  readonly limits?: ContainerLimits;
}

export interface SizePlan {
  readonly quota: Required<NamespaceQuota>;
  readonly objectCounts: Required<ObjectCounts>;
  readonly limits: Required<ContainerLimits>;
}

interface Preset {
  readonly quota: Required<NamespaceQuota>;
  readonly objectCounts: Required<ObjectCounts>;
}

const PRESETS: Readonly<Record<NamespaceSize, Preset>> = {
  small: {
    quota: {
      requestsCpu: "4",
      requestsMemory: "8Gi",
      limitsCpu: "8",
      limitsMemory: "16Gi",
      requestsStorage: "100Gi",
    },
    objectCounts: counts(50, 20, 50, 10),
  },
  medium: {
    quota: {
      requestsCpu: "16",
      requestsMemory: "32Gi",
      limitsCpu: "32",
      limitsMemory: "64Gi",
      requestsStorage: "500Gi",
    },
    objectCounts: counts(200, 50, 100, 50),
  },
  large: {
    quota: {
      requestsCpu: "64",
      requestsMemory: "128Gi",
      limitsCpu: "128",
      limitsMemory: "256Gi",
      requestsStorage: "2Ti",
    },
    objectCounts: counts(500, 100, 200, 100),
  },
};

function counts(
  pods: number,
  services: number,
  files: number,
  persistentVolumeClaims: number,
): Required<ObjectCounts> {
  return {
    pods,
    services,
    secrets: files,
    configMaps: files,
    persistentVolumeClaims,
    jobs: pods,
  };
}

const DEFAULT_LIMITS: Required<ContainerLimits> = {
  defaultCpu: "500m",
  defaultMemory: "512Mi",
  defaultRequestCpu: "100m",
  defaultRequestMemory: "128Mi",
  maxCpu: "2",
  maxMemory: "4Gi",
  minCpu: "10m",
  minMemory: "16Mi",
};

/** Fills the preset in, and checks that a container with the defaults fits into its limits and into the quota. */
export function planSize(owner: string, request: SizeRequest): SizePlan {
  const { size = NamespaceSize.Small } = request;
  const known = Object.values(NamespaceSize);
  if (!known.includes(size)) {
    throw invalidArgument(owner, "size", size, `one of ${known.join(", ")}`);
  }
  const preset = PRESETS[size];
  const quota = { ...preset.quota, ...request.quota };
  const limits = { ...DEFAULT_LIMITS, ...request.limits };
  requireQuantities(owner, "quota", quota);
  requireQuantities(owner, "limits", limits);
  const at = (path: string, value: string) => ({ path, value });
  // Kubernetes refuses a LimitRange that is not in this order (API reference, LimitRangeItem).
  requireAscending(owner, [
    at("limits.minCpu", limits.minCpu),
    at("limits.defaultRequestCpu", limits.defaultRequestCpu),
    at("limits.defaultCpu", limits.defaultCpu),
    at("limits.maxCpu", limits.maxCpu),
  ]);
  requireAscending(owner, [
    at("limits.minMemory", limits.minMemory),
    at("limits.defaultRequestMemory", limits.defaultRequestMemory),
    at("limits.defaultMemory", limits.defaultMemory),
    at("limits.maxMemory", limits.maxMemory),
  ]);
  const fits = (least: keyof ContainerLimits, most: keyof NamespaceQuota): void =>
    requireAscending(owner, [
      at(`limits.${least}`, limits[least]),
      at(`quota.${most}`, quota[most]),
    ]);
  fits("defaultRequestCpu", "requestsCpu");
  fits("defaultRequestMemory", "requestsMemory");
  fits("defaultCpu", "limitsCpu");
  fits("defaultMemory", "limitsMemory");
  return { quota, limits, objectCounts: planCounts(owner, preset, request.objectCounts) };
}

/** Larger counts than this are a typing mistake: EKS scales to about that many pods in a whole cluster. */
const MOST_OBJECTS = 100_000;

function planCounts(
  owner: string,
  preset: Preset,
  wanted: ObjectCounts = {},
): Required<ObjectCounts> {
  const planned = { ...preset.objectCounts, ...wanted };
  for (const [kind, count] of Object.entries(planned)) {
    const least = kind === "pods" || kind === "configMaps" ? 1 : 0;
    requireWholeNumber(owner, `objectCounts.${kind}`, count, least, MOST_OBJECTS);
  }
  return planned;
}
