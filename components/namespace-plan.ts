import { invalidArgument, requireMatch } from "./invalid-argument";

/** What all pods of a namespace may use together. Quantities are written as Kubernetes writes them. */
export interface NamespaceQuota {
  /** Sum of CPU requests. Default 4. */
  readonly requestsCpu?: string;
  /** Sum of memory requests. Default 8Gi. */
  readonly requestsMemory?: string;
  /** Sum of CPU limits. Default 8. */
  readonly limitsCpu?: string;
  /** Sum of memory limits. Default 16Gi. */
  readonly limitsMemory?: string;
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

/** A namespace as configuration describes it. */
export interface NamespaceSettings {
  readonly name: string;
  readonly labels?: Record<string, string>;
  readonly quota?: NamespaceQuota;
  readonly limits?: ContainerLimits;
}

const DEFAULT_QUOTA: Required<NamespaceQuota> = {
  requestsCpu: "4",
  requestsMemory: "8Gi",
  limitsCpu: "8",
  limitsMemory: "16Gi",
};
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

/** The keys that the quota and the limits of a namespace have. */
export const QUOTA_KEYS: readonly string[] = Object.keys(DEFAULT_QUOTA);
export const LIMIT_KEYS: readonly string[] = Object.keys(DEFAULT_LIMITS);

/** Namespaces that exist in every cluster; their settings are not a tenant's. */
const EXISTING = ["default", "kube-system", "kube-public", "kube-node-lease"];
const POD_SECURITY_PREFIX = "pod-security.kubernetes.io/";
const QUANTITY = /^\d+(\.\d+)?(m|k|M|G|T|Ki|Mi|Gi|Ti)?$/;

/** `NamespaceSettings` with nothing left out. */
export interface NamespacePlan {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly quota: Required<NamespaceQuota>;
  readonly limits: Required<ContainerLimits>;
}

/** `path` is where the settings stand in the caller's arguments, with a dot at its end unless it is empty. */
export function planNamespace(
  owner: string,
  path: string,
  settings: NamespaceSettings,
): NamespacePlan {
  const labels = settings.labels ?? {};
  for (const key of Object.keys(labels)) {
    if (key.startsWith(POD_SECURITY_PREFIX)) {
      const wanted = `labels outside ${POD_SECURITY_PREFIX}, which the component sets`;
      throw invalidArgument(owner, `${path}labels`, key, wanted);
    }
  }
  return {
    name: requireNamespaceName(owner, `${path}name`, settings.name),
    labels,
    quota: requireQuantities(owner, `${path}quota`, { ...DEFAULT_QUOTA, ...settings.quota }),
    limits: requireQuantities(owner, `${path}limits`, { ...DEFAULT_LIMITS, ...settings.limits }),
  };
}

/** Plans a list and refuses a name that is in it twice. */
export function planNamespaces(
  owner: string,
  path: string,
  list: readonly NamespaceSettings[],
): readonly NamespacePlan[] {
  const plans = list.map((one, index) => planNamespace(owner, `${path}[${index}].`, one));
  const names = plans.map(({ name }) => name);
  names.forEach((name, index) => {
    const first = names.indexOf(name);
    if (first !== index) {
      const wanted = `a name that is not already at ${path}[${first}].name`;
      throw invalidArgument(owner, `${path}[${index}].name`, name, wanted);
    }
  });
  return plans;
}

/** The form is an RFC 1123 label; the prefix kube- is reserved (Kubernetes documentation, "Namespaces"). */
function requireNamespaceName(owner: string, path: string, name: string): string {
  const wanted =
    "a namespace name of 1 to 63 lower-case letters, digits and hyphens that starts and ends with a letter or digit";
  requireMatch(owner, path, name, /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/, wanted);
  if (EXISTING.includes(name) || name.startsWith("kube-")) {
    const own = "a name of your own: default and names that start with kube- belong to Kubernetes";
    throw invalidArgument(owner, path, name, own);
  }
  return name;
}

function requireQuantities<T extends object>(owner: string, path: string, quantities: T): T {
  for (const [key, value] of Object.entries(quantities)) {
    const wanted = 'a quantity such as "500m" or "2Gi"';
    requireMatch(owner, `${path}.${key}`, value, QUANTITY, wanted);
  }
  return quantities;
}
